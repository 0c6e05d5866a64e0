using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;

namespace YLang.Reports.Html;

/// <summary>
/// Writes HTML from interpolated strings: what stands in the source is markup, what stands in a hole is text and is escaped, so that nothing of a target can be
/// forgotten.
/// </summary>
internal sealed class Markup(TextWriter writer)
{
    private const int MostText = 10_000;

    /// <summary>Text of ours, an asset, as it stands.</summary>
    public void Asset(string text) => writer.Write(text);

    /// <summary>Writing is done hole by hole, before this is called.</summary>
    public void Write([InterpolatedStringHandlerArgument("")] Handler markup)
    {
        _ = markup;
        writer.WriteLine();
    }

    /// <summary>Escaped as for an attribute in double quotes, which is more than enough for an element.</summary>
    private void Text(string text) => WebUtility.HtmlEncode(Visible.Line(text, MostText), writer);

    private void Literal(string text) => writer.Write(text);

    /// <summary>What the compiler turns an interpolated string into.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly Markup _markup;

        public Handler(int literalLength, int formattedCount, Markup markup) => _markup = markup;

        public void AppendLiteral(string literal) => _markup.Literal(literal);

        public void AppendFormatted(string text) => _markup.Text(text);

        public void AppendFormatted(long number) => _markup.Text(number.ToString(CultureInfo.InvariantCulture));

        /// <summary>For styles and data: four digits behind the point.</summary>
        public void AppendFormatted(double number) => _markup.Text(number.ToString("0.####", CultureInfo.InvariantCulture));
    }
}
