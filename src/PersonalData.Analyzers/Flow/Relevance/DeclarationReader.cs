using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace PersonalData.Analyzers.Flow.Relevance;

/// <summary>Reads off a file's syntax what it declares; goes into no method's code.</summary>
internal sealed class DeclarationReader
{
    /// <summary>Members that foreach, await, deconstruction, initializers, queries, interpolation and the like call by themselves.</summary>
    private static readonly HashSet<string> s_unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "GetAwaiter", "GetResult", "IsCompleted", "Deconstruct",
        "Add", "Dispose", "DisposeAsync", "Slice", "Length", "Count", "Invoke", "ToString", "TryFormat", "Select", "SelectMany", "Where", "Join", "GroupJoin",
        "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "GroupBy", "Cast", "AppendLiteral", "AppendFormatted", "Create", "GetPinnableReference",
    };

    private readonly string _text;
    private readonly ImmutableArray<DeclaredType>.Builder _types = ImmutableArray.CreateBuilder<DeclaredType>();
    private readonly ImmutableArray<DeclaredCode>.Builder _members = ImmutableArray.CreateBuilder<DeclaredCode>();
    private readonly ImmutableArray<DeclaredAlias>.Builder _aliases = ImmutableArray.CreateBuilder<DeclaredAlias>();
    private readonly WordSet.Builder _staticUsings = new();

    private DeclarationReader(string text) => _text = text;

    public static Declarations Read(CompilationUnitSyntax root, string text)
    {
        var reader = new DeclarationReader(text);
        reader.ReadUsings(root.Usings);
        reader.ReadStatements(root);
        foreach (var member in root.Members)
        {
            reader.ReadMember(member, -1);
        }

        return new Declarations(reader._types.ToImmutable(), reader._members.ToImmutable(), reader._aliases.ToImmutable())
        {
            AssemblyAttributes = NamesOf(root.AttributeLists),
            StaticUsings = reader._staticUsings.ToSet(),
        };
    }

    private void ReadUsings(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            if (directive.Alias is { } alias)
            {
                _aliases.Add(new DeclaredAlias(alias.Name.Identifier.ValueText, Words(directive.NamespaceOrType.Span), LastName(directive.NamespaceOrType)));
            }
            else if (directive.StaticKeyword.IsKind(SyntaxKind.StaticKeyword))
            {
                _staticUsings.Add(_text, directive.NamespaceOrType.Span);
            }
        }
    }

    private void ReadStatements(CompilationUnitSyntax root)
    {
        WordSet.Builder? words = null;
        foreach (var member in root.Members)
        {
            if (member is GlobalStatementSyntax)
            {
                (words ??= new WordSet.Builder()).Add(_text, member.Span);
            }
        }

        if (words is not null)
        {
            _members.Add(new DeclaredCode(
                root, "", -1, WordSet.Empty, WordSet.Empty, WordSet.Empty, words.ToSet(), MemberTraits.HasCode | MemberTraits.Static | MemberTraits.Private, ImmutableArray<string>.Empty));
        }
    }

    private void ReadMember(MemberDeclarationSyntax member, int type)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                ReadUsings(space.Usings);
                foreach (var inner in space.Members)
                {
                    ReadMember(inner, -1);
                }

                break;
            case TypeDeclarationSyntax declaration:
                ReadType(declaration, type);
                break;
            case DelegateDeclarationSyntax declaration:
                _types.Add(new DeclaredType(
                    declaration.Identifier.ValueText, Words(declaration.Span), type, false, true,
                    NamesOf(declaration.AttributeLists).AddRange(NamesOf(declaration.ParameterList))));
                break;
            case FieldDeclarationSyntax field:
                ReadVariables(field.Declaration, field, type);
                break;
            case EventFieldDeclarationSyntax @event:
                ReadVariables(@event.Declaration, @event, type);
                break;
            case BaseMethodDeclarationSyntax method:
                ReadMethod(method, type);
                break;
            case BasePropertyDeclarationSyntax property:
                ReadProperty(property, type);
                break;
        }
    }

    private void ReadType(TypeDeclarationSyntax declaration, int outer)
    {
        var end = declaration.OpenBraceToken.RawKind != 0 && !declaration.OpenBraceToken.IsMissing ? declaration.OpenBraceToken.SpanStart : declaration.Span.End;
        var header = Words(TextSpan.FromBounds(declaration.SpanStart, end));
        var parameters = declaration.ParameterList;
        var attributes = NamesOf(declaration.AttributeLists).AddRange(NamesOf(declaration.TypeParameterList));

        // Members of an extension block are members of the class around it; what it extends is in its header.
        var name = declaration.Identifier.ValueText;
        var isExtension = name.Length == 0 && outer >= 0;
        if (isExtension)
        {
            name = _types[outer].Name;
        }

        var index = _types.Count;
        _types.Add(new DeclaredType(name, header, outer, Has(declaration.Modifiers, SyntaxKind.PartialKeyword), false, attributes)
        {
            Parameters = parameters is null ? ImmutableArray<string>.Empty : parameters.Parameters.Select(static p => p.Identifier.ValueText).ToImmutableArray(),
            ParameterAttributes = NamesOf(parameters),
            IsExtension = isExtension,
        });
        if (parameters is not null && !isExtension)
        {
            // The constructor that the parameter list makes. What it hands to the base is in the header.
            _members.Add(new DeclaredCode(
                declaration, name, index, WordSet.Empty, WordSet.Empty, header, header, MemberTraits.HasCode | MemberTraits.Construction | MemberTraits.Constructor, NamesOf(parameters)));
        }

        foreach (var member in declaration.Members)
        {
            ReadMember(member, index);
        }
    }

    private void ReadVariables(VariableDeclarationSyntax declaration, BaseFieldDeclarationSyntax field, int type)
    {
        var isStatic = Has(field.Modifiers, SyntaxKind.StaticKeyword) || Has(field.Modifiers, SyntaxKind.ConstKeyword);
        var given = Words(declaration.Type.Span);
        var attributes = NamesOf(field.AttributeLists);
        var traits = AccessOf(field.Modifiers, type) | (isStatic ? MemberTraits.Static : MemberTraits.None)
            | (!isStatic && field is FieldDeclarationSyntax ? MemberTraits.Data : MemberTraits.None);
        foreach (var variable in declaration.Variables)
        {
            var code = variable.Initializer is { } initializer ? Words(initializer.Span) : WordSet.Empty;
            _members.Add(new DeclaredCode(
                variable, variable.Identifier.ValueText, type, given, WordSet.Empty, given, code,
                traits | (variable.Initializer is null ? MemberTraits.None : MemberTraits.HasCode | MemberTraits.Construction), attributes));
        }
    }

    private void ReadMethod(BaseMethodDeclarationSyntax method, int type)
    {
        var code = (SyntaxNode?)method.Body ?? method.ExpressionBody;
        var initializer = (method as ConstructorDeclarationSyntax)?.Initializer;
        var (name, result) = method switch
        {
            MethodDeclarationSyntax ordinary => (ordinary.Identifier.ValueText, ordinary.ReturnType),
            OperatorDeclarationSyntax @operator => ("", @operator.ReturnType),
            ConversionOperatorDeclarationSyntax conversion => ("", conversion.Type),
            _ => (type >= 0 ? _types[type].Name : "", (TypeSyntax?)null),
        };
        var start = initializer ?? code;
        var signature = Words(TextSpan.FromBounds(method.SpanStart, start?.SpanStart ?? method.Span.End));
        var given = new WordSet.Builder();
        if (result is not null)
        {
            given.Add(_text, result.Span);
        }

        // Type parameters' constraints say what a result of such a type is.
        if (method is MethodDeclarationSyntax { ConstraintClauses: { Count: > 0 } constraints })
        {
            given.Add(_text, constraints.Span);
        }

        var taken = new WordSet.Builder();
        var isExtension = type >= 0 && _types[type].IsExtension;
        foreach (var parameter in method.ParameterList.Parameters)
        {
            isExtension |= Has(parameter.Modifiers, SyntaxKind.ThisKeyword);
            var isOutput = Has(parameter.Modifiers, SyntaxKind.OutKeyword) || Has(parameter.Modifiers, SyntaxKind.RefKeyword);
            if (parameter.Type is not { } parameterType)
            {
                continue;
            }

            taken.Add(_text, parameterType.Span);
            if (isOutput || !IsPlainName(parameterType))
            {
                given.Add(_text, parameterType.Span);
            }
        }

        var isUnnamed = name.Length == 0 || s_unnamed.Contains(name);
        var parameterAttributes = NamesOf(method.ParameterList);
        var traits = AccessOf(method.Modifiers, type)
            | (code is null && initializer is null ? MemberTraits.None : MemberTraits.HasCode)
            | (Has(method.Modifiers, SyntaxKind.StaticKeyword) ? MemberTraits.Static : MemberTraits.None)
            | (isUnnamed ? MemberTraits.Unnamed : MemberTraits.None)
            | (isExtension ? MemberTraits.Extension : MemberTraits.None)
            | (method is ConstructorDeclarationSyntax ? MemberTraits.Construction | MemberTraits.Constructor : MemberTraits.None)
            | (parameterAttributes.IsEmpty ? MemberTraits.None : MemberTraits.MarkedParameters);
        _members.Add(new DeclaredCode(
            method, name.Length == 0 && type >= 0 ? _types[type].Name : name, type, given.ToSet(), taken.ToSet(), signature,
            start is null ? WordSet.Empty : Words(TextSpan.FromBounds(start.SpanStart, method.Span.End)), traits,
            NamesOf(method.AttributeLists).AddRange(parameterAttributes).AddRange(NamesOf((method as MethodDeclarationSyntax)?.TypeParameterList))));
    }

    private void ReadProperty(BasePropertyDeclarationSyntax property, int type)
    {
        var code = new WordSet.Builder();
        var hasCode = false;
        var attributes = NamesOf(property.AttributeLists);
        if (property.AccessorList is { } accessors)
        {
            foreach (var accessor in accessors.Accessors)
            {
                attributes = attributes.AddRange(NamesOf(accessor.AttributeLists));
                hasCode |= accessor.Body is not null || accessor.ExpressionBody is not null;
            }

            code.Add(_text, accessors.Span);
        }

        var (name, expression, initializer) = property switch
        {
            PropertyDeclarationSyntax ordinary => (ordinary.Identifier.ValueText, ordinary.ExpressionBody, ordinary.Initializer),
            IndexerDeclarationSyntax indexer => ("", indexer.ExpressionBody, null),
            EventDeclarationSyntax @event => (@event.Identifier.ValueText, null, null),
            _ => ("", (ArrowExpressionClauseSyntax?)null, (EqualsValueClauseSyntax?)null),
        };
        if (expression is not null)
        {
            code.Add(_text, expression.Span);
        }

        if (initializer is not null)
        {
            code.Add(_text, initializer.Span);
        }

        var isStatic = Has(property.Modifiers, SyntaxKind.StaticKeyword);
        var given = Words(property.Type.Span);
        var traits = AccessOf(property.Modifiers, type)
            | (hasCode || expression is not null || initializer is not null ? MemberTraits.HasCode : MemberTraits.None)
            | (type >= 0 && _types[type].IsExtension ? MemberTraits.Extension : MemberTraits.None)
            | (isStatic ? MemberTraits.Static : property is PropertyDeclarationSyntax ? MemberTraits.Data : MemberTraits.None)
            | (name.Length == 0 || s_unnamed.Contains(name) ? MemberTraits.Unnamed : MemberTraits.None)
            | (initializer is not null ? MemberTraits.Construction : MemberTraits.None);
        var signature = property is IndexerDeclarationSyntax { ParameterList: { } list } ? Words(TextSpan.FromBounds(property.Type.SpanStart, list.Span.End)) : given;
        _members.Add(new DeclaredCode(property, name.Length == 0 && type >= 0 ? _types[type].Name : name, type, given, signature, signature, code.ToSet(), traits, attributes));
    }

    /// <summary>Private members of a type that is written in one place are of no use anywhere else; an interface's are public.</summary>
    private MemberTraits AccessOf(SyntaxTokenList modifiers, int type)
    {
        if (type < 0)
        {
            return MemberTraits.None;
        }

        for (var outer = type; outer >= 0; outer = _types[outer].Outer)
        {
            if (_types[outer].IsPartial)
            {
                return MemberTraits.None;
            }
        }

        foreach (var modifier in modifiers)
        {
            if (modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword)
            {
                return MemberTraits.None;
            }
        }

        return Has(modifiers, SyntaxKind.PrivateKeyword) ? MemberTraits.Private : MemberTraits.None;
    }

    private WordSet Words(TextSpan span) => WordSet.Of(_text, span);

    private static bool Has(SyntaxTokenList modifiers, SyntaxKind kind)
    {
        foreach (var modifier in modifiers)
        {
            if (modifier.IsKind(kind))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a parameter of the type takes an object and gives nothing back: it names no delegate and no type arguments.</summary>
    private static bool IsPlainName(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => IsPlainName(nullable.ElementType),
        QualifiedNameSyntax qualified => IsPlainName(qualified.Right),
        IdentifierNameSyntax or PredefinedTypeSyntax => true,
        _ => false,
    };

    private static ImmutableArray<string> NamesOf(BaseParameterListSyntax? parameters)
    {
        var names = ImmutableArray<string>.Empty;
        foreach (var parameter in parameters?.Parameters ?? default)
        {
            if (parameter.AttributeLists.Count > 0)
            {
                names = names.AddRange(NamesOf(parameter.AttributeLists));
            }
        }

        return names;
    }

    private static ImmutableArray<string> NamesOf(TypeParameterListSyntax? parameters) =>
        parameters is null ? ImmutableArray<string>.Empty : parameters.Parameters.SelectMany(static parameter => NamesOf(parameter.AttributeLists)).ToImmutableArray();

    private static ImmutableArray<string> NamesOf(SyntaxList<AttributeListSyntax> lists)
    {
        if (lists.Count == 0)
        {
            return ImmutableArray<string>.Empty;
        }

        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var list in lists)
        {
            foreach (var attribute in list.Attributes)
            {
                names.Add(LastName(attribute.Name));
            }
        }

        return names.ToImmutable();
    }

    private static string LastName(TypeSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => LastName(qualified.Right),
        AliasQualifiedNameSyntax qualified => LastName(qualified.Name),
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
