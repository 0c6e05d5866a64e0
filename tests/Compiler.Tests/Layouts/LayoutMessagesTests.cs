using Xunit;

namespace YLang.Compiler.Tests.Layouts;

/// <summary>What a mistake in a layout file is answered with: line, column, code, sentence, action.</summary>
public sealed class LayoutMessagesTests
{
    [Theory]
    [InlineData("struct S { int a; long b; char a; };", "1:32 Y0210 'S' has two fields 'a' (name one of them otherwise)")]
    [InlineData("struct S { int a; union { char b; int a; }; };", "1:19 Y0210 'S' has two fields 'a' (name one of them otherwise)")]
    [InlineData("struct S { long a; @4 int b; };", "1:20 Y0211 'b' (bytes 4 to 7) and 'a' (bytes 0 to 7) of 'S' overlap (correct the offset, or put both into a union)")]
    [InlineData("struct S { @0 long a; @4 int b; };", "1:23 Y0212 'b' (bytes 4 to 7) and 'a' (bytes 0 to 7) of 'S' overlap (put both into a union where that is meant)")]
    [InlineData("struct S size 8 { long a; int b; };", "1:15 Y0213 'S' is stated to have 8 bytes, its field 'b' ends at 12 (correct the size or the field's offset)")]
    [InlineData("struct PyObject { long n; };\nstruct S { PyObjct o; };", "2:12 Y0214 'PyObjct' is not declared, so a field of that type has no size (did you mean 'PyObject'?)")]
    [InlineData("struct S { void v; };", "1:12 Y0215 'void' has no size (make it a pointer)")]
    [InlineData("struct Opaque; struct S { struct Opaque o; };", "1:27 Y0215 'Opaque' has no size (make it a pointer)")]
    [InlineData("struct S { int a; struct S inner; };", "1:8 Y0216 'S' contains itself (make the field a pointer)")]
    [InlineData("typedef a b; typedef b a;", "1:11 Y0217 'b' is declared by itself (name another type)")]
    [InlineData("struct S { _str s; };", "1:12 Y0218 '_str' is a type of the tracer, layouts describe the target (use a C type)")]
    [InlineData("struct S { char x[]; int n; };", "1:17 Y0219 the array 'x' without a length is not the last field of 'S' (state its length)")]
    [InlineData("struct S { double d : 3; };", "1:12 Y0220 the bit field 'd' is of type 'double' (bit fields are of integer types)")]
    [InlineData("struct S { uint8_t b : 9; };", "1:24 Y0221 the bit field 'b' has 9 bits, its type has 8 (state 1 to 8 bits)")]
    [InlineData("struct S { int a[-1]; };", "1:18 Y0222 the length of an array is -1 (state 0 to 1099511627776)")]
    [InlineData("struct S { char a[1 << 40]; char b[1 << 40]; };", "1:29 Y0223 'S' is larger than 1099511627776 bytes (correct its lengths and offsets)")]
    [InlineData("const A = f(3);", "1:11 Y0224 this is not a constant expression (use numbers, constants, enumerators, sizeof and C's operators)")]
    [InlineData("const LIMIT = 3; const B = LIMT;", "1:28 Y0225 no constant 'LIMT' is declared (did you mean 'LIMIT'?)")]
    [InlineData("const A = B; const B = A;", "1:24 Y0226 'A' is computed from itself (give it a value)")]
    [InlineData("const A = 1 / (2 - 2);", "1:16 Y0227 a constant is divided by zero (correct the divisor)")]
    [InlineData("struct S { int first; }; const A = offsetof(struct S, frst);", "1:55 Y0228 'S' has no field 'frst' (did you mean 'first'?)")]
    [InlineData("const N = 1; struct S { int a check(N > 0); int b check(a < b); };", "1:37 Y0229 the check beside 'a' speaks of no field of its struct (say what holds of 'a')")]
    [InlineData("struct PyObject { int n; }; struct S { PyObjct *p; };", "1:40 Y0230 'PyObjct' is declared nowhere: its pointers lead to something unknown (did you mean 'PyObject'?)")]
    [InlineData("struct S { int a; };\nstruct S { int b; };", "2:8 Y0207 'S' is declared twice in one file (keep one of them)")]
    [InlineData("const A = 1; enum E { A };", "1:23 Y0207 'A' is declared twice in one file (keep one of them)")]
    [InlineData("remove struct Gone;", "1:15 Y0208 there is no struct 'Gone' to remove")]
    public void A_mistake_has_one_message_at_its_place(string declarations, string expected) => Assert.Equal(expected, LayoutText.Messages(declarations));

    [Theory]
    [InlineData("struct S { int a; };", "Y0201 the file does not begin with 'layout' (begin it with a line such as 'layout cpython 3.11;')")]
    [InlineData("runtime test; marker symbol x; version path \"(1)\";", "Y0201 the file does not begin with 'layout' (begin it with a line such as 'layout cpython 3.11;')")]
    [InlineData("layout test 2; extends test 1;", "Y0204 no layout 'test-1' is on the search path (there is nothing)")]
    [InlineData("layout test 2; extends test 2;", "Y0205 'test-2' extends itself, by way of other layouts or directly (let the oldest layout of the chain extend none)")]
    [InlineData("layout test 2; file \"x\";", "Y0203 a line that recognises runtimes does not belong in a layout file (layout files hold structs, unions, enums, typedefs, constants and externs)")]
    public void A_file_that_is_none_says_so(string text, string expected) => Assert.Contains(expected, LayoutText.FileMessages(text), StringComparison.Ordinal);

    [Fact]
    public void A_mistake_inside_a_struct_is_told_once_however_often_it_is_used() => Assert.Equal(
        "1:16 Y0214 'missing' is not declared, so a field of that type has no size (declare it in this layout, or make the field a pointer)",
        LayoutText.Messages("struct Inner { missing m; }; struct A { struct Inner i; }; struct B { struct Inner i; struct A a; };"));

    [Fact]
    public void A_layout_with_a_mistake_is_none()
    {
        var (layout, _) = LayoutText.ReadFile("layout test 1; struct S { int a; int a; };", []);
        Assert.Null(layout);
    }

    [Fact]
    public void Structs_inside_each_other_without_end_are_refused() =>
        Assert.Contains("Y0223", LayoutText.Messages(string.Join(' ', Enumerable.Range(0, 3000).Select(i => $"struct S{i} {{ struct S{i + 1} s; }};")) + " struct S3000 { int n; };"), StringComparison.Ordinal);

    [Fact]
    public void A_chain_of_many_enumerators_is_counted_without_recursion() => Assert.Equal(
        19_999, LayoutText.Read($"enum E {{ {string.Join(", ", Enumerable.Range(0, 20_000).Select(i => $"E{i}"))} }};").Constant("E19999"));
}
