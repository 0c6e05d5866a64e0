using System.Text;
using Xunit;
using YLang.Reports.Html;

namespace YLang.Reports.Tests;

public sealed class VendorTests
{
    [NpmFact]
    public void The_committed_drawing_library_is_what_its_packages_hold()
    {
        foreach (VendorPackage package in Assets.Packages)
        {
            Assert.Equal(Encoding.UTF8.GetString(NpmPackages.File(package.Name, $"dist/{package.File}")), Assets.Text(package.File));
            Assert.Equal(Encoding.UTF8.GetString(NpmPackages.File(package.Name, "LICENSE")), Assets.Text(package.License));
        }
    }

    [Fact]
    public void No_script_could_end_its_element() => Assert.DoesNotContain("</script", Assets.Script, StringComparison.OrdinalIgnoreCase);
}
