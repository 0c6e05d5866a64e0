using YLang.Properties.Tests.Tree;

namespace YLang.Properties.Tests.Reference;

/// <summary>Which functions can come to call themselves.</summary>
internal static class Recursion
{
    public static HashSet<string> Find(Script script)
    {
        Dictionary<string, HashSet<string>> calls = script.Functions.ToDictionary(f => f.Name, f => Parts.Expressions(f.Body).OfType<Call>().Select(c => c.Function).ToHashSet());
        bool grows = true;
        while (grows)
        {
            grows = false;
            foreach (HashSet<string> called in calls.Values)
            {
                int before = called.Count;
                called.UnionWith(called.SelectMany(c => calls[c]).ToList());
                grows |= called.Count > before;
            }
        }

        return [.. calls.Where(c => c.Value.Contains(c.Key)).Select(c => c.Key)];
    }
}
