namespace YLang.Compiler.Emit;

/// <summary>
/// A small walker with a bit of everything that walkers are made of: compiling it brings most of Roslyn's code into memory. Nobody runs it, but it passes the verifier.
/// </summary>
internal static class WarmUp
{
    public static CSharpText Walker { get; } = new("""
        #nullable disable
        using System;
        using System.Collections.Generic;
        using YLang.Runtime;
        using YLang.Runtime.Memory;
        using YLang.Runtime.Reporting;
        using YLang.Runtime.Targets;
        using YLang.Runtime.Values;
        using YLang.Runtime.Walking;

        namespace YLang.Walkers;

        /// For nothing.
        public sealed class Script : Walker
        {
            private readonly WalkerContext rt;
            private readonly TargetMemory m;
            private readonly Nested nested;
            private long top;

            public Script(WalkerContext context) : base(context)
            {
                rt = context;
                m = context.Memory;
                nested = new Nested(this);
            }

            public override void Oneshot()
            {
                if (m.Faulted) return;
                var list = new YList<(string, long)>(rt.Budget);
                foreach ((string s, long n) in list)
                {
                    if (rt.Poll()) return;
                    rt.Print(s + Text.Of(n));
                }
                top += nested.Count;
                rt.Print(nested.Name(0) + " objects\n");
                m.Clear();
            }

            internal string name(ulong o, bool plain)
            {
                if (rt.Poll() || !rt.EnterCall()) return "";
                try
                {
                    string text = m.CString(m.U64(o + 24 /* name */));
                    if (m.Faulted) return "";
                    return plain && text == "x" ? text : Texts[0];
                }
                finally
                {
                    rt.LeaveCall();
                }
            }

            private void Visit<TSink>(ref TSink sink, int rule, ulong o, ulong t) where TSink : struct, IEdgeSink
            {
                switch (rule)
                {
                    case 0: Visit_each(ref sink, o, t); break;
                    default: break;
                }
            }

            private void Visit_each<TSink>(ref TSink sink, ulong o, ulong t) where TSink : struct, IEdgeSink
            {
        #line (1, 1) - (1, 9) "warm.y"
                bool holds = (int)m.U8(o + 10) == 0 && !(m.I64(o) < 0);
                if (m.Faulted) return;
                if (holds)
                {
                    for (long i = 0; i < 8; i++)
                    {
                        if (rt.Poll()) return;
                        ulong value = m.U64(t + (ulong)i * 8);
                        if (m.Faulted) continue;
                        sink.Ref(value, Label.Each(0));
                    }
                }
                sink.Own(o, (long)(m.U32(o) & 0xFFu) << 3);
            }
        #line default

            private static readonly string[] Texts =
            {
                "a",
                "b",
            };

            private static readonly RuleInfo[] Rules =
            {
                new RuleInfo("a", true, false),
            };

            private sealed class Nested(Script script)
            {
                public int Count => Script.Rules.Length;
                public string Name(ulong o) => script.name(o, true);
                public void Run(ulong start)
                {
                    var sink = new VisibleSink(script.rt.NewWalk(null, false));
                    script.Visit(ref sink, 0, start, 0);
                }
            }
        }
        """);
}
