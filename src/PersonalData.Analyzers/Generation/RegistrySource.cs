using System.Text;
using Microsoft.CodeAnalysis.Text;
using PersonalData.Analyzers.Policies;

namespace PersonalData.Analyzers.Generation;

/// <summary>
/// The generated <c>PurposeRegistry</c> and the assembly attribute that it reads. The document stands in the assembly
/// once, in the attribute: tools find it there, and a constant besides would hold every character twice more. So the
/// class is the same in every project, and an editor need not know the document.
/// </summary>
internal static class RegistrySource
{
    public const string AttributeMetadataName = "PersonalData.PersonalDataRegistryAttribute";

    /// <summary>The assembly attribute with the document.</summary>
    public static SourceText AttributeOf(RegistryContent content)
    {
        // A verbatim literal: one token however long, and lines stay lines.
        var json = Json(content).Replace("\"", "\"\"");
        return new StringBuilder(GeneratedCode.Header, GeneratedCode.Header.Length + json.Length + 128)
            .Append("[assembly: global::PersonalData.PersonalDataRegistry(@\"").Append(json).Append("\")]\n")
            .AsSource();
    }

    /// <summary>The class that gives the document to the program.</summary>
    public static SourceText ClassOf(bool embedded) => new StringBuilder(GeneratedCode.Header)
        .Append(Class.Replace("$EMBEDDED$", embedded ? GeneratedCode.Embedded + "\n    " : ""))
        .AsSource();

    public static string Json(RegistryContent content)
    {
        var json = new JsonWriter();
        var policy = content.Policy;
        json.Object(() =>
        {
            json.Name("policy").Object(() =>
            {
                json.Name("name").Text(policy.Facts.Name);
                json.Name("company").Text(policy.Facts.Company);
                json.Name("version").Text(policy.Facts.Version);
                json.Name("url").Text(policy.Facts.Url);
                json.Name("contact").Text(policy.Facts.Contact);
            });
            json.Name("categories").Objects(policy.Categories, c => Write(json, c, policy), lines: true);
            json.Name("purposes").Objects(policy.Purposes, p => Write(json, p), lines: true);
            json.Name("recipients").Objects(policy.Recipients, r => Write(json, r), lines: true);
            json.Name("members").Objects(content.Members, m => Write(json, m), lines: true);
            json.Name("activities").Objects(content.Activities, a => Write(json, a), lines: true);
        });
        return json.ToString();
    }

    private static void Write(JsonWriter json, CategoryDefinition category, RegistryPolicyContent policy)
    {
        json.Name("name").Text(category.Name);
        Write(json, "title", category.Title);
        Write(json, "description", category.Description);
        json.Name("purposes").Texts(category.Purposes?.Items);
        json.Name("succession");
        if (category.Succession is { } succession)
        {
            json.Object(() =>
            {
                json.Name("from").Text(succession.From);
                json.Name("purposes").Texts(succession.Purposes);
            });
        }
        else
        {
            json.Text(null);
        }

        json.Name("guardianConsentUnder").Number(policy.GuardianConsentUnder(category.Name));
    }

    private static void Write(JsonWriter json, PurposeDefinition purpose)
    {
        json.Name("name").Text(purpose.Name);
        Write(json, "title", purpose.Title);
        Write(json, "description", purpose.Description);
        json.Name("within").Text(purpose.Within);
    }

    private static void Write(JsonWriter json, RecipientDefinition recipient)
    {
        json.Name("name").Text(recipient.Name);
        Write(json, "title", recipient.Title);
        Write(json, "description", recipient.Description);
        json.Name("relationship").Text(recipient.Relationship.ToString());
        json.Name("scope").Objects(recipient.Scope, scope =>
        {
            json.Name("category").Text(scope.Category);
            json.Name("purposes").Texts(scope.Purposes?.Items);
        });
        json.Name("responsible").Text(recipient.Responsible);
        json.Name("contract").Text(recipient.Contract);
        json.Name("country").Text(recipient.Country);
        json.Name("safeguard").Text(recipient.Safeguard.ToString());
    }

    private static void Write(JsonWriter json, RegistryMemberContent member)
    {
        Write(json, member.Target);
        json.Name("categories").Texts(member.Categories);
        json.Name("onlineIdentifier").Bool(member.IsOnlineIdentifier);
        json.Name("notPersonalData").Text(member.NotPersonalData);
    }

    private static void Write(JsonWriter json, RegistryActivityContent activity)
    {
        Write(json, activity.Target);
        json.Name("purposes").Texts(activity.Purposes);
        json.Name("categories").Texts(activity.Categories);
        json.Name("recipients").Texts(activity.Recipients);
        json.Name("legalBases").Objects(activity.LegalBases, b =>
        {
            json.Name("basis").Text(b.Arguments[0]);
            json.Name("reference").Text(b.Arguments[1]);
        });
        json.Name("collects").Objects(activity.Collects, c =>
        {
            json.Name("category").Text(c.Arguments[0]);
            json.Name("notice").Text(c.Arguments[1].Length > 0 ? c.Arguments[1] : null);
            json.Name("noticeExemption").Text(c.Arguments[2]);
            json.Name("minors").Text(c.Arguments[3]);
        });
        json.Name("requests").Objects(activity.Requests, r =>
        {
            json.Name("request").Text(r.Arguments[0]);
            json.Name("category").Text(r.Arguments[1]);
        });
    }

    private static void Write(JsonWriter json, DeclarationId target)
    {
        json.Name("id").Text(target.Id);
        json.Name("part").Text(target.Part);
    }

    // In the form of the policy file: a text, or one for each language.
    private static void Write(JsonWriter json, string name, LocalizedText text)
    {
        json.Name(name);
        switch (text.Texts.Count)
        {
            case 0:
                json.Text(null);
                break;
            case 1 when text.Texts[0].Key.Length == 0:
                json.Text(text.Texts[0].Value);
                break;
            default:
                json.Object(() =>
                {
                    foreach (var translation in text.Texts)
                    {
                        json.Name(translation.Key).Text(translation.Value);
                    }
                });
                break;
        }
    }

    private const string Class =
        """
        namespace PersonalData
        {
            /// <summary>What this assembly does with personal data, and the privacy policy that it was built under.</summary>
            $EMBEDDED$internal static class PurposeRegistry
            {
                private static readonly global::System.Lazy<global::PersonalData.RegistryDocument> Document =
                    new global::System.Lazy<global::PersonalData.RegistryDocument>(Read);

                /// <summary>What the policy says of itself.</summary>
                public static global::PersonalData.RegistryPolicy Policy { get { return Document.Value.Policy; } }

                /// <summary>The policy's categories of people.</summary>
                public static global::System.Collections.Generic.IReadOnlyList<global::PersonalData.RegistryCategory> Categories { get { return Document.Value.Categories; } }

                /// <summary>The policy's purposes.</summary>
                public static global::System.Collections.Generic.IReadOnlyList<global::PersonalData.RegistryPurpose> Purposes { get { return Document.Value.Purposes; } }

                /// <summary>The policy's recipients.</summary>
                public static global::System.Collections.Generic.IReadOnlyList<global::PersonalData.RegistryRecipient> Recipients { get { return Document.Value.Recipients; } }

                /// <summary>Every marked member of this assembly.</summary>
                public static global::System.Collections.Generic.IReadOnlyList<global::PersonalData.RegistryMember> Members { get { return Document.Value.Members; } }

                /// <summary>Every activity of this assembly: code with a purpose, a recipient, a collection or a request handler.</summary>
                public static global::System.Collections.Generic.IReadOnlyList<global::PersonalData.RegistryActivity> Activities { get { return Document.Value.Activities; } }

                /// <summary>The same as one JSON document.</summary>
                public static string Json { get { return Document.Value.Json; } }

                /// <summary>Whether the policy lets data of people in the category be used for the purpose (policy section 2).</summary>
                public static bool IsAllowed(string category, string purpose)
                {
                    return Document.Value.IsAllowed(category, purpose);
                }

                private static global::PersonalData.RegistryDocument Read()
                {
                    var document = global::PersonalData.RegistryDocument.Of(global::System.Reflection.IntrospectionExtensions.GetTypeInfo(typeof(PurposeRegistry)).Assembly);
                    if (document == null)
                    {
                        throw new global::System.InvalidOperationException("The assembly lost its PersonalDataRegistryAttribute after it was built.");
                    }

                    return document;
                }
            }
        }

        """;
}
