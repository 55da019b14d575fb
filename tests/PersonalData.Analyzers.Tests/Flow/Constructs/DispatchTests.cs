namespace PersonalData.Analyzers.Tests.Flow.Constructs;

/// <summary>Interface and virtual dispatch, over what the compilation has.</summary>
public sealed class DispatchTests : ConstructTest
{
    [Fact]
    public Task InterfaceCall_ResultOfAnyImplementation() => CheckBody("", """
        static void Print(ISource source, IPlain plain)
        {
            Newsletter.Send({|PD1001:source.Get()|});
            Newsletter.Send(plain.Get());
        }
        """, """
        public interface ISource { string Get(); }
        public sealed class Mails(Applicant a) : ISource { public string Get() => a.Email; }
        public sealed class Blanks : ISource { public string Get() => ""; }
        public interface IPlain { string Get(); }
        public sealed class Titles(Applicant a) : IPlain { public string Get() => a.Position; }
        """);

    [Fact]
    public Task InterfaceCall_ExactReceiver_RunsJustThatOne() => CheckBody("""
        ISource source = new Blanks();
        Newsletter.Send(source.Get());
        source = new Mails(applicant);
        Newsletter.Send({|PD1001:source.Get()|});
        """, types: """
        public interface ISource { string Get(); }
        public sealed class Mails(Applicant a) : ISource { public string Get() => a.Email; }
        public sealed class Blanks : ISource { public string Get() => ""; }
        """);

    [Fact]
    public Task GenericInterfaceCall_RunsTheImplementationsForItsTypeArguments() => CheckBody("", """
        static void Run<T>(IAnswer<int> ids, IAnswer<string> mails, IAnswer<List<long>> lists, IAnswer<long> nobody, IAnswer<T> any, T question)
        {
            Newsletter.Send(ids.To(1));
            Newsletter.Send({|PD1001:mails.To("")|});
            Newsletter.Send({|PD1001:lists.To([])|});
            Newsletter.Send(nobody.To(1));
            Newsletter.Send({|PD1001:any.To(question)|});
            IAnswer<int> exact = new Answers();
            Newsletter.Send(exact.To(1));
            IAnswer<string> other = new Answers();
            Newsletter.Send({|PD1001:other.To("")|});
        }
        """, """
        public interface IAnswer<T> { string To(T question); }
        public sealed class Answers : IAnswer<int>, IAnswer<string>
        {
            public string To(int question) => question.ToString();
            public string To(string question) => new Applicant().Email;
        }
        public sealed class Lists<T> : IAnswer<List<T>> { public string To(List<T> question) => new Applicant().Email; }
        public sealed class Longs : IAnswer<long> { public string To(long question) => ""; }
        """);

    [Fact]
    public Task GenericBaseCall_RunsTheOverridesForItsTypeArguments() => CheckBody("", """
        static void Run(Source<int> ids, Source<string> mails, IGive<object> given)
        {
            Newsletter.Send(ids.Get(1));
            Newsletter.Send({|PD1001:mails.Get("")|});
            Newsletter.Send({|PD1001:given.Get()|});
        }
        """, """
        public abstract class Source<T> { public abstract string Get(T key); }
        public sealed class Ids : Source<int> { public override string Get(int key) => ""; }
        public sealed class Mails : Source<string> { public override string Get(string key) => new Applicant().Email; }
        public interface IGive<out T> { T Get(); }
        public sealed class Giver : IGive<string> { public string Get() => new Applicant().Email; }
        """);

    [Fact]
    public Task InterfaceCall_SinkInImplementation_ReportsAtTheArgument() => CheckBody("", """
        static void Run(IPost post, IQuiet quiet, Applicant a)
        {
            post.Put({|PD1001:a.Email|});
            post.Put(a.Position);
            quiet.Put(a.Email);
        }
        """, """
        public interface IPost { void Put(string s); }
        public sealed class Mailer : IPost { public void Put(string s) => Newsletter.Send(s); }
        public interface IQuiet { void Put(string s); }
        public sealed class Quiet : IQuiet { public void Put(string s) { } }
        """);

    [Fact]
    public Task VirtualCall_OverridesAreFollowed() => CheckBody("", """
        static void Run(Post post, Applicant a)
        {
            post.Put({|PD1001:a.Email|});
            post.Put(a.Position);
            Newsletter.Send({|PD1001:post.Echo(a.Email)|});
        }
        """, """
        public class Post { public virtual void Put(string s) { } public virtual string Echo(string s) => ""; }
        public sealed class Mailer : Post { public override void Put(string s) => Newsletter.Send(s); public override string Echo(string s) => s; }
        """);

    [Fact]
    public Task AbstractCall_OverridesAreFollowed() => CheckBody("", """
        static void Run(Template template, Applicant a)
        {
            template.Render({|PD1001:a.Email|});
            template.Render(a.Position);
        }
        """, """
        public abstract class Template
        {
            public void Render(string s) => Write(s.Trim());
            protected abstract void Write(string s);
        }
        public sealed class Letter : Template { protected override void Write(string s) => Newsletter.Send(s); }
        """);

    [Fact]
    public Task PurposeOnInterfaceMember_Counts() => CheckBody("", """
        static void Run(IPost post, Applicant a)
        {
            post.Put({|PD1001:a.Email|});
            post.Put(a.Position);
            new Mailer().Put({|PD1001:a.Email|});
        }
        """, """
        public interface IPost { [Purpose(Purpose.ServiceInformation)] void Put(string s); }
        public sealed class Mailer : IPost { public void Put(string s) { } }
        """);

    [Fact]
    public Task PurposeOnOverride_CountsWhereTheBaseHasNone() => CheckBody("", """
        static void Run(Post post, Applicant a)
        {
            post.Put({|PD1001:a.Email|});
            post.Put(a.Position);
        }
        """, """
        public class Post { public virtual void Put(string s) { } }
        public sealed class Mailer : Post { [Purpose(Purpose.ServiceInformation)] public override void Put(string s) { } }
        """);

    [Fact]
    public Task OverrideWithPurposeOfItsBase_Counts() => CheckBody("", """
        static void Run(Post post, Applicant a)
        {
            post.Put({|PD1001:a.Email|});
        }
        """, """
        public class Post { [Purpose(Purpose.ServiceInformation)] public virtual void Put(string s) { } }
        public sealed class Mailer : Post { public override void Put(string s) { } }
        """);

    [Fact]
    public Task GenericInterface_IsFollowed() => CheckBody("", """
        static void Run(IHandler<Applicant> handler, Applicant a)
        {
            handler.Handle(a);
            Newsletter.Send({|PD1001:handler.Describe(a)|});
        }
        """, """
        public interface IHandler<T> { void Handle(T item); string Describe(T item); }
        public sealed class Mailer : IHandler<Applicant>
        {
            public void Handle(Applicant item) => Newsletter.Send({|PD1001:item.Email|});
            public string Describe(Applicant item) => item.Name;
        }
        """);

    [Fact]
    public Task ServiceInjectedByConstructor_IsFollowed() => Check("""
        public interface IPost { void Put(string s); }
        public sealed class Mailer : IPost { public void Put(string s) => Newsletter.Send(s); }
        public sealed class Desk(IPost post)
        {
            public void Welcome(Applicant a)
            {
                post.Put({|PD1001:a.Email|});
                post.Put(a.Position);
            }
        }
        """);

    [Fact]
    public Task ReceiverThatIsOneOfTwo_RunsBoth() => CheckBody("""
        ISource source = applicant.Id > 3 ? new Mails(applicant) : new Blanks();
        Newsletter.Send({|PD1001:source.Get()|});
        ISource blank = applicant.Id > 3 ? new Blanks() : new Blanks();
        Newsletter.Send(blank.Get());
        """, types: """
        public interface ISource { string Get(); }
        public sealed class Mails(Applicant a) : ISource { public string Get() => a.Email; }
        public sealed class Blanks : ISource { public string Get() => ""; }
        """);

    [Fact]
    public Task Visitor_IsFollowed() => CheckBody("""
        var mail = new Mail(applicant.Email);
        Newsletter.Send({|PD1001:mail.Accept(new Shower())|});
        Newsletter.Send(new Mail(applicant.Position).Accept(new Counter()));
        """, types: """
        public interface IVisitor<R> { R Visit(Mail mail); }
        public sealed class Mail(string text) { public string Text => text; public R Accept<R>(IVisitor<R> visitor) => visitor.Visit(this); }
        public sealed class Shower : IVisitor<string> { public string Visit(Mail mail) => mail.Text; }
        public sealed class Counter : IVisitor<string> { public string Visit(Mail mail) => mail.Text.Length > 3 ? "long" : "short"; }
        """);
}
