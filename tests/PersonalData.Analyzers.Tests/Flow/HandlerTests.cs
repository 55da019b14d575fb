namespace PersonalData.Analyzers.Tests.Flow;

/// <summary>Mediators: a request handed to a library runs the program's handler of just such requests, though nothing in the code calls that.</summary>
public sealed class HandlerTests : FlowTest
{
    private const string Mediator = """
        namespace MediatR
        {
            public interface IRequest<out TResponse>;
            public interface IRequest;
            public interface INotification;
            public interface IRequestHandler<in TRequest, TResponse> where TRequest : IRequest<TResponse> { Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken); }
            public interface IRequestHandler<in TRequest> where TRequest : IRequest { Task Handle(TRequest request, CancellationToken cancellationToken); }
            public interface INotificationHandler<in TNotification> where TNotification : INotification { Task Handle(TNotification notification, CancellationToken cancellationToken); }
            public interface ISender
            {
                Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);
                Task Send<TRequest>(TRequest request, CancellationToken cancellationToken = default) where TRequest : IRequest;
            }
            public interface IPublisher { Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default) where TNotification : INotification; }
        }

        """;

    [Fact]
    public Task Response_IsThatOfTheRequestsOwnHandler() => Verify("using MediatR;\n" + Mediator + """
        #pragma warning disable PD1002
        public sealed class Finder(ISender sender)
        {
            public async Task Find(int id)
            {
                Newsletter.Send({|PD1001:await sender.Send(new GetEmail(id))|});
                Newsletter.Send(await sender.Send(new GetPosition(id)));
                Newsletter.Send(await sender.Send(new GetPage(id, new Applicant())));
            }
        }

        public interface IApplicants { Applicant Get(int id); }
        public sealed record GetEmail(int Id) : IRequest<string>;
        public sealed record GetPosition(int Id) : IRequest<string>;
        public sealed record GetPage(int Id, Applicant For) : IRequest<string>;
        public sealed class EmailHandler(IApplicants all) : IRequestHandler<GetEmail, string>
        {
            public Task<string> Handle(GetEmail request, CancellationToken cancellationToken) => Task.FromResult(all.Get(request.Id).Email);
        }
        public sealed class PositionHandler(IApplicants all) : IRequestHandler<GetPosition, string>
        {
            public async Task<string> Handle(GetPosition request, CancellationToken cancellationToken) { await Task.Yield(); return all.Get(request.Id).Position; }
        }
        public sealed class PageHandler : IRequestHandler<GetPage, string>
        {
            public Task<string> Handle(GetPage request, CancellationToken cancellationToken) => Task.FromResult("page " + request.Id);
        }
        """);

    [Fact]
    public Task Request_ArrivesWhereItsHandlerTakesIt() => Verify("using MediatR;\n" + Mediator + """
        #pragma warning disable PD1002
        public sealed class Sender(ISender sender)
        {
            public async Task Send(Applicant applicant)
            {
                await sender.Send({|PD1001:new Mail(applicant.Email)|});
                await sender.Send(new Mail(applicant.Position));
                await sender.Send(new Note(applicant.Email));
            }
        }

        public sealed record Mail(string To) : IRequest;
        public sealed record Note(string Text) : IRequest;
        public sealed class MailHandler : IRequestHandler<Mail>
        {
            public Task Handle(Mail request, CancellationToken cancellationToken) { Newsletter.Send(request.To); return Task.CompletedTask; }
        }
        public sealed class NoteHandler : IRequestHandler<Note>
        {
            public Task Handle(Note request, CancellationToken cancellationToken) => Task.CompletedTask;
        }
        """);

    [Fact]
    public Task Notification_ArrivesAtAllItsHandlers() => Verify("using MediatR;\n" + Mediator + """
        #pragma warning disable PD1002
        public sealed class Publisher(IPublisher publisher)
        {
            public Task Joined(Applicant applicant) => publisher.Publish({|PD1001:new Joined(applicant.Email, applicant.Position)|});
            public Task Left(Applicant applicant) => publisher.Publish(new Left(applicant.Email, applicant.Position));
        }

        public sealed record Joined(string Address, string Text) : INotification;
        public sealed record Left(string Address, string Text) : INotification;
        public sealed class Welcome : INotificationHandler<Joined>
        {
            public Task Handle(Joined notification, CancellationToken cancellationToken) { Newsletter.Send(notification.Address); return Task.CompletedTask; }
        }
        public sealed class Count : INotificationHandler<Joined>, INotificationHandler<Left>
        {
            public Task Handle(Joined notification, CancellationToken cancellationToken) { Newsletter.Send(notification.Text); return Task.CompletedTask; }
            public Task Handle(Left notification, CancellationToken cancellationToken) { Newsletter.Send(notification.Text); return Task.CompletedTask; }
        }
        """);

    [Fact]
    public Task Request_WithoutAHandlerInSight_IsCodeWithoutSource() => Verify("using MediatR;\n" + Mediator + """
        #pragma warning disable PD1002
        public sealed class Asker(ISender sender)
        {
            public async Task Ask(Applicant applicant)
            {
                Newsletter.Send({|PD1001:await sender.Send(new Elsewhere(applicant.Email))|});
                Newsletter.Send(await sender.Send(new Elsewhere(applicant.Position)));
            }
        }

        public sealed record Elsewhere(string Text) : IRequest<string>;
        """);

    [Fact]
    public Task Request_ThatWasCast_IsWhatItWasCastTo() => Verify("using MediatR;\n" + Mediator + """
        #pragma warning disable PD1002
        public sealed class Asker(ISender sender)
        {
            public async Task Ask(object request, IRequest<string> other)
            {
                Newsletter.Send({|PD1001:await sender.Send((GetEmail)request)|});
                Newsletter.Send(await sender.Send((GetPosition)request));
                Newsletter.Send({|PD1001:await sender.Send((IRequest<string>)(object)new GetEmail(1))|});
                Newsletter.Send(await sender.Send((IRequest<string>)(object)new GetPosition(1)));
                Newsletter.Send({|PD1001:await sender.Send(other)|});
            }
        }

        public interface IApplicants { Applicant Get(int id); }
        public sealed record GetEmail(int Id) : IRequest<string>;
        public sealed record GetPosition(int Id) : IRequest<string>;
        public sealed class EmailHandler(IApplicants all) : IRequestHandler<GetEmail, string>
        {
            public Task<string> Handle(GetEmail request, CancellationToken cancellationToken) => Task.FromResult(all.Get(request.Id).Email);
        }
        public sealed class PositionHandler(IApplicants all) : IRequestHandler<GetPosition, string>
        {
            public Task<string> Handle(GetPosition request, CancellationToken cancellationToken) => Task.FromResult(all.Get(request.Id).Position);
        }
        """);
}
