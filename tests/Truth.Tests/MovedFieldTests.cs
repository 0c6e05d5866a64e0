using System.Diagnostics;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;
using YLang.Compiler.Doctoring;
using YLang.Compiler.Emit;
using YLang.TestKit;

namespace YLang.Truth.Tests;

/// <summary>
/// Each field that python-memory reads is moved by 8 bytes, alone: the reader of the layout file notices that it lies upon another one, or the doctor does, and names it. In every run one of some on one version, few of them searched for;
/// YLANG_MOVED_FIELDS=1 makes it all fields on all versions, YLANG_MOVED_FIELDS=3.9 on that one; with YLANG_MOVED_APART=N one of N is searched for, with 0 none.
/// </summary>
public sealed class MovedFieldTests(ITestOutputHelper output)
{
    private const string Usual = "3.11";
    private const int Distance = 8;

    /// <summary>In every run, one of so many fields is moved, and one of so many of these searched for.</summary>
    private const int UsuallyMoved = 5, UsuallyApart = 7;

    /// <summary>Of a hundred of all fields so many are noticed; of a sample, which may have more of the others, some fewer.</summary>
    private const int MostNoticed = 95, NoticedOfSample = 90;

    private static readonly string _asked = Environment.GetEnvironmentVariable("YLANG_MOVED_FIELDS") ?? "";
    private static readonly int _apart = int.TryParse(Environment.GetEnvironmentVariable("YLANG_MOVED_APART"), CultureInfo.InvariantCulture, out int apart) ? apart : _asked.Length > 0 ? 1 : UsuallyApart;

    /// <summary>Ample: how fast it is depends on what else the machine does.</summary>
    private static readonly TimeSpan _search = TimeSpan.FromMinutes(3);

    public static TheoryData<string, string> Tried
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach ((string version, string path) in Versions.Interpreters.DistinctBy(i => i.Version).Where(i => _asked == "1" || i.Version == (_asked.Length > 0 ? _asked : Usual)))
                data.Add(version, path);

            return data;
        }
    }

    [TheoryWithPython]
    [MemberData(nameof(Tried))]
    public void The_doctor_notices_a_field_in_a_wrong_place_and_names_it(string version, string python)
    {
        using var target = new DoctorTarget(version, python);
        DoctorTarget.OnLargeStack(() =>
        {
            var clock = Stopwatch.StartNew();
            var tally = new Tally(target);
            for (int i = 0; i < target.Used.Count; i += _asked.Length > 0 ? 1 : UsuallyMoved)
                tally.Move(target.Used[i], _apart > 0 && tally.Moved % _apart == 0);

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{version}, {python}: {tally} in {clock.Elapsed.TotalSeconds:0} s"));
            foreach (string line in tally.Misses)
                output.WriteLine(line);

            Assert.True(target.Used.Count > 300, $"python-memory reads {target.Used.Count} fields only");
            Assert.True(tally.Noticed * 100 >= tally.Moved * (_asked.Length > 0 ? MostNoticed : NoticedOfSample), $"{tally}\n{string.Join('\n', tally.Misses)}");
            Assert.True(tally.Named * 100 >= tally.Searched * 80, $"{tally}\n{string.Join('\n', tally.Misses)}");
        });
    }

    private sealed class Tally(DoctorTarget target)
    {
        private readonly MovedLayout _layout = new(target.Layout);
        private int _first, _right, _byReader, _byDoctor;

        public int Moved { get; private set; }

        public int Noticed { get; private set; }

        public int Searched { get; private set; }

        public int Named { get; private set; }

        public List<string> Misses { get; } = [];

        public void Move((string Owner, string Field) field, bool search)
        {
            Moved++;
            Searched += search ? 1 : 0;
            bool byReader = _layout.IsNoticed(field.Owner, field.Field, Distance);
            // What the reader has named need not be searched for.
            (bool byDoctor, bool isNamed, string miss) = ByDoctor(field, search && !byReader);
            _byReader += byReader ? 1 : 0;
            _byDoctor += byDoctor ? 1 : 0;
            Noticed += byReader || byDoctor ? 1 : 0;
            Named += search && (byReader || isNamed) ? 1 : 0;
            if (!byReader && miss.Length > 0)
                Misses.Add(miss);
        }

        private (bool Noticed, bool Named, string Miss) ByDoctor((string Owner, string Field) field, bool search)
        {
            int place = target.Examiner.Script.Places.IndexOf(target.Examiner.Script.Places.FirstOrDefault(p => (p.Owner, p.Field) == field)!);
            if (place < 0)
                return (false, false, $"no invariant reads {field.Owner}.{field.Field}");

            long[] moved = [.. target.Examiner.Stated];
            moved[place] += Distance;
            Diagnosis? found = search ? new OffsetSearch(target.Examiner, _search).Diagnose(moved) : null;
            if ((found?.Examination ?? target.Examiner.Examine(moved)).IsClean)
                return (false, false, $"not noticed: {field.Owner}.{field.Field}");

            if (found is null)
                return (true, false, "");

            Suspect? named = found.Suspects.FirstOrDefault(s => (s.Struct, s.Field) == field);
            _first += found.Suspects is [var first, ..] && first == named ? 1 : 0;
            _right += named is { AndFollowing: false } && named.Offset == target.Examiner.Stated[place] ? 1 : 0;
            string suspects = string.Join(", ", found.Suspects.Select(s => $"{s.Struct}.{s.Field} {s.Stated}->{s.Offset}{(s.AndFollowing ? " and following" : "")} ({s.StillFailing} fail)"));
            return named is not null
                ? (true, true, "")
                : (true, false, $"not named: {field.Owner}.{field.Field}: {string.Join(" ", found.Examination.Failed.Select(v => v.Invariant.Name))}: {suspects}");
        }

        public override string ToString() =>
            $"{Noticed} of {Moved} fields noticed ({_byReader} by the layout's reader, {_byDoctor} by the doctor); of {Searched} searched for {Named} named; "
            + $"by the doctor {_first} of them first, {_right} with the right offset";
    }
}
