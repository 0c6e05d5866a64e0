using System.Runtime.CompilerServices;

namespace YLang.Runtime.Values;

/// <summary>The order of a script's values: numbers by size, texts by code point, tuples by their first part, then the next.</summary>
public static class Ordering
{
    /// <returns>Below 0, 0, above 0.</returns>
    public static int Compare<T>(T a, T b) => Of<T>.Comparer.Compare(a, b);

    /// <summary>The comparer is chosen once a type.</summary>
    internal static class Of<T>
    {
        public static readonly IComparer<T> Comparer =
            typeof(T) == typeof(string) ? (IComparer<T>)(object)Comparer<string>.Create(Text.Compare)
            : HasText(typeof(T)) ? Comparer<T>.Create((a, b) => Parts((ITuple)a!, (ITuple)b!))
            : Comparer<T>.Default;
    }

    /// <summary>.NET compares the texts of a tuple by UTF-16.</summary>
    private static bool HasText(Type type) => type.IsGenericType && typeof(ITuple).IsAssignableFrom(type) && type.GetGenericArguments().Any(t => t == typeof(string) || HasText(t));

    private static int Parts(ITuple a, ITuple b)
    {
        int order = 0;
        for (int i = 0; i < a.Length && order == 0; i++)
        {
            order = (a[i], b[i]) switch
            {
                (ITuple x, ITuple y) => Parts(x, y),
                (string or null, string or null) => Text.Compare((string?)a[i], (string?)b[i]),
                var (x, y) => Comparer<object>.Default.Compare(x, y),
            };
        }

        return order;
    }
}
