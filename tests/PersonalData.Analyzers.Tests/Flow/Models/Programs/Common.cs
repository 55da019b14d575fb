using System;
using System.Buffers;
using System.Collections;
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Collections.Specialized;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;
using PersonalData;

/// <summary>Where the data comes from.</summary>
public sealed class Person
{
    [PersonalData(Category.Employee)] public string Name { get; set; }
    [PersonalData(Category.Employee)] public int Age { get; set; }
    [PersonalData(Category.Employee)] public DateTime Born { get; set; }
    [PersonalData(Category.Employee)] public byte[] Photo { get; set; }
    public string Department { get; set; }
}

/// <summary>Holds data in one member and none in the other; no marks, so that only the way it goes tells.</summary>
public sealed class Item
{
    public string Held { get; set; }
    public string Tag { get; set; }

    public object Copy() => MemberwiseClone();
}

public sealed class Pair
{
    public Item First { get; set; } = new();
    public Item Second { get; set; } = new();
}

public sealed record Card(string Held, string Tag);

public sealed class ByTag : KeyedCollection<string, Item>
{
    public List<string> Kept { get; } = new();

    public void Keep(string text) => Kept.Add(text);

    protected override string GetKeyForItem(Item item) => item.Tag;
}

public sealed class Recent : Collection<string>
{
    public IList<string> All() => Items;

    public void Put(int index, string text) => InsertItem(index, text);

    public void Change(int index, string text) => SetItem(index, text);
}

public sealed class Fixed(IList<string> texts) : ReadOnlyCollection<string>(texts)
{
    public IList<string> All() => Items;
}

public sealed class Store : Microsoft.EntityFrameworkCore.DbContext
{
}

public sealed class Api : Microsoft.AspNetCore.Mvc.Controller
{
}

public sealed class SomePage : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
{
    public object To(string url) => Redirect(url);
}

public sealed partial class Programs
{
    /// <summary>The purpose that data of an employee must not be used for.</summary>
    [Purpose(Purpose.ServiceInformation)]
    static void Use<T>(T value) where T : allows ref struct { }

    static async IAsyncEnumerable<T> Async<T>(IEnumerable<T> elements)
    {
        foreach (var element in elements)
        {
            await Task.Yield();
            yield return element;
        }
    }
}

/// <summary>What MediatR declares, of version 8 and of those after it: newer ones need a licence.</summary>
namespace MediatR
{
    public interface IRequest<out TResponse>;

    public interface INotification;

    public interface IRequestHandler<in TRequest, TResponse>
        where TRequest : IRequest<TResponse>
    {
        Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken);
    }

    public interface INotificationHandler<in TNotification>
        where TNotification : INotification
    {
        Task Handle(TNotification notification, CancellationToken cancellationToken);
    }

    public interface IMediator
    {
        Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);

        Task Publish<TNotification>(TNotification notification, CancellationToken cancellationToken = default)
            where TNotification : INotification;
    }

    public interface ISender
    {
        Task<TResponse> Send<TResponse>(IRequest<TResponse> request, CancellationToken cancellationToken = default);

        Task<object> Send(object request, CancellationToken cancellationToken = default);
    }

    public interface IPublisher
    {
        Task Publish(object notification, CancellationToken cancellationToken = default);
    }

    /// <summary>Gives back what it asks for, and counts what else there is.</summary>
    public sealed record Echo(string Held, string Tag) : IRequest<string>;

    public sealed class EchoHandler : IRequestHandler<Echo, string>
    {
        public Task<string> Handle(Echo request, CancellationToken cancellationToken) => Task.FromResult(request.Held);
    }

    public sealed record Tagged(string Held, string Tag) : IRequest<string>;

    public sealed class TaggedHandler : IRequestHandler<Tagged, string>
    {
        public Task<string> Handle(Tagged request, CancellationToken cancellationToken) => Task.FromResult(request.Tag);
    }

    public sealed record Happened(Item Item, string Text) : INotification;

    public sealed class KeepsText : INotificationHandler<Happened>
    {
        public Task Handle(Happened notification, CancellationToken cancellationToken)
        {
            notification.Item.Held = notification.Text;
            return Task.CompletedTask;
        }
    }
}

public sealed class ItemValidator : FluentValidation.AbstractValidator<Item>;
