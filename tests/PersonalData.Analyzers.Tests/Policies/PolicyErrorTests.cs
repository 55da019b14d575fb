using System.Text.RegularExpressions;
using static PersonalData.Analyzers.Tests.Policies.PolicyFileText;

namespace PersonalData.Analyzers.Tests.Policies;

/// <summary>Each thing that can be wrong with a policy file is told at its place, in its words, with what was meant.</summary>
public class PolicyErrorTests
{
    public static TheoryData<string, string[]> Forms => new()
    {
        // Syntax
        { Valid.Replace("  Sell: {}", "  Sell"), ["5:3 'Sell' PD5001 Here is a key without a value: write a colon and a space after it."] },
        { Valid.Replace("  Sell: {}", "   Sell: {}"), ["5:4 'Sell: {}' PD5001 This line is indented otherwise than the lines that it belongs to."] },
        { Valid.Replace("[Manage] }", "[Manage }"), ["7:30 '}' PD5001 A ',' or the closing bracket is expected here. Text with ': ' in it needs quotes."] },
        { Valid.Replace("[Manage] }", "[Manage"), ["7:10 '{ purposes: [Manage' PD5001 The bracket or brace that is opened here is never closed."] },
        { Valid.Replace("title: Managing", "title: \"Managing"), ["3:20 '\"Managing }' PD5001 The quoted text that begins here is never closed."] },
        { Valid.Replace("title: Managing", "title: @Managing"), ["3:20 '@Managing }' PD5001 Text that begins with this character needs quotes."] },
        { Valid.Replace("title: Managing", "title: a: b"), ["3:21 ': b }' PD5001 A ',' or the closing bracket is expected here. Text with ': ' in it needs quotes."] },
        { Valid + "requests: ]\n", ["9:11 ']' PD5001 A value is missing here."] },
        { Valid + "requests:\n  - Disclosure\n  Correction\n", ["11:3 'Correction' PD5001 An item of the list above begins with '- ', and a key after the list is indented like the list's own key."] },
        { Valid.Replace("  Pay:", "\tPay:"), ["4:1 '\t' PD5001 YAML is indented with spaces: here is a tab."] },
        { Valid.Replace("  Manage:", "\tManage:"), ["3:1 '\t' PD5001 YAML is indented with spaces: here is a tab."] },
        { Valid + "---\nmore: []\n", ["9:1 '---' PD5001 A policy file is one YAML document: a second one begins here and is left out."] },
        { Valid.Replace("Managing", "Mana\0ging"), ["3:24 '\0' PD5001 The character U+0000 is not allowed in YAML."] },
        { Valid + "\0", ["9:1 '\0' PD5001 The character U+0000 is not allowed in YAML."] },
        { Valid.Replace("Managing", "Mana\u001Bging"), ["3:24 '\u001B' PD5001 The character U+001B is not allowed in YAML."] },
        { Valid.Replace("Managing", "Mana\uFFFDging"), ["3:24 '\uFFFD' PD5001 The file is not UTF-8 from here on: save it in that encoding."] },

        // What the format leaves out of YAML
        { Valid.Replace("Sell: {}", "Sell: &sell {}"), ["5:9 '&sell' PD5001 Anchors ('&') are not allowed in a policy file."] },
        { Valid.Replace("Sell: {}", "Sell: !!map {}"), ["5:9 '!!map' PD5001 Tags ('!') are not allowed in a policy file."] },
        {
            Valid.Replace("Sell: {}", "Sell: *sell"),
            ["5:9 '*sell' PD5001 Aliases ('*') are not allowed in a policy file: write out what is meant."]
        },
        { Valid.Replace("Sell: {}", "Sell: {}\n  [x]: {}"), ["6:3 '[x]: {}' PD5001 A key must be plain text."] },

        // Keys
        { Valid.Replace("within:", "withn:"), ["4:10 'withn' PD5001 'withn' is not a key of 'purposes.Pay'. Did you mean 'within'?"] },
        { Valid + "markres: []\n", ["9:1 'markres' PD5001 'markres' is not a section of a policy file. Did you mean 'markers'?"] },
        { Valid + "xyzzy: []\n", ["9:1 'xyzzy' PD5001 'xyzzy' is not a section of a policy file."] },
        { Valid.Replace("Sell: {}", "Sell: {}\n  Manage: {}"), ["6:3 'Manage' PD5001 'Manage' is already given above."] },
        { Valid + "policy: { name: Other }\n", ["9:1 'policy' PD5001 'policy' is already given above."] },
        { Valid.Replace("name: Test policy", "company: X"), ["1:1 'policy' PD5001 'policy' needs the key 'name'."] },
        { Valid.Replace("policy: { name: Test policy }\n", ""), ["1:1 '' PD5001 'policy' needs the key 'name'."] },
        { "", ["1:1 '' PD5001 'policy' needs the key 'name'."] },
        { Valid.Replace("name: Test policy", "name: "), ["1:11 'name' PD5001 'name' must be a text."] },
        { Valid.Replace("name: Test policy", "nam: X"), ["1:11 'nam' PD5001 'nam' is not a key of 'policy'. Did you mean 'name'?"] },
        { Valid + "recipients:\n  Bureau: { contract: X }\n", ["10:3 'Bureau' PD5001 'recipients.Bureau' needs the key 'relationship'."] },
        { Valid + "minors: { under: 15 }\n", ["9:1 'minors' PD5001 'minors' needs the key 'categories'."] },
        { Valid + "markers:\n  - { category: Staff }\n", ["10:5 '{ category: Staff }' PD5001 'markers' needs the key 'attribute'."] },
        { Valid + "models:\n  - member: \"M:X.Y\"\n", ["10:5 'member: \"M:X.Y\"' PD5001 'models' needs the key 'flow'."] },

        { Valid + "discovery:\n  words:\n    - { kind: Number }\n", ["11:7 '{ kind: Number }' PD5001 'discovery.words' needs the key 'words'."] },
        { Valid + "discovery: { people: [{ words: patron }] }\n", ["9:23 '{ words: patron }] }' PD5001 'discovery.people' needs the key 'category'."] },
        { Valid + "discovery: { wrds: [] }\n", ["9:14 'wrds' PD5001 'wrds' is not a key of 'discovery'. Did you mean 'words'?"] },
        { Valid + "discovery: { words: [{ words: x1, notafter: [a] }] }\n", ["9:35 'notafter' PD5001 'notafter' is not a key of 'discovery.words'. Did you mean 'notAfter'?"] },

        // The dictionary
        { Valid + "discovery: [patron]\n", ["9:12 '[patron]' PD5001 'discovery' must be a map: keys with their values."] },
        { Valid + "discovery: { ignore: fax }\n", ["9:22 'fax' PD5001 'ignore' must be a list."] },
        { Valid + "discovery: { words: [{ words: seat, when: often }] }\n", ["9:43 'often' PD5001 'often' is not a value of 'when', which can be: always / person / beside."] },
        { Valid + "discovery: { words: [{ words: seat, types: [text, txt] }] }\n", ["9:51 'txt' PD5001 'txt' is not a value of 'types', which can be: text / date / number / bytes / flag / enum. Did you mean 'text'?"] },
        { Valid + "discovery: { words: [{ words: seat, contact: maybe }] }\n", ["9:46 'maybe' PD5001 'maybe' is not a value of 'contact', which can be: false / true."] },
        { Valid + "discovery: { words: [{ words: ['12'] }] }\n", ["9:32 ''12'' PD5001 '12' is nothing that names are made of: it needs a letter and has at most 6 words."] },
        { Valid + "discovery: { people: [{ words: old club member, category: Staff }] }\n", ["9:32 'old club member' PD5001 'old club member' is nothing that names are made of: it needs a letter and has at most 2 words."] },
        { Valid + "discovery: { words: [{ words: seat, category: Staf }] }\n", ["9:47 'Staf' PD5004 The policy has no category 'Staf'. Did you mean 'Staff'?"] },
        { Valid + "discovery: { words: [{ words: shain bango }], ignore: [ShainBango] }\n", ["9:56 'ShainBango' PD5002 'ShainBango' is added under 'words' and left out here."] },

        // Kinds of value
        { "- policy\n", ["1:1 '- policy' PD5001 A policy file must be a map of keys and values."] },
        { Valid.Replace("policy: { name: Test policy }", "policy: Test policy"), ["1:9 'Test policy' PD5001 'policy' must be a map: keys with their values."] },
        { Valid.Replace("Sell: {}", "Sell: [x]"), ["5:9 '[x]' PD5001 'Sell' must be a map: keys with their values."] },
        { Valid.Replace("[Sell]", "Sell"), ["8:23 'Sell' PD5001 'purposes' must be a list."] },
        { Valid.Replace("[Sell]", "[[Sell]]"), ["8:24 '[Sell]] }' PD5001 'purposes' must be a text."] },
        { Valid.Replace("title: Managing", "title: [Managing]"), ["3:20 '[Managing] }' PD5001 'title' must be a text, or a map from languages to texts."] },
        { Valid.Replace("title: Managing", "title: { english: x }"), ["3:22 'english' PD5001 'english' is not a language: write 'en' or 'ja', for example."] },
        { Valid + "minors: { under: fifteen, categories: [Client] }\n", ["9:18 'fifteen' PD5001 'fifteen' is not an age in whole years."] },
        { Valid + "minors: { under: -1, categories: [Client] }\n", ["9:18 '-1' PD5001 '-1' is not an age in whole years."] },
        { Valid + "markers:\n  - Contoso.X\n", ["10:5 'Contoso.X' PD5001 Each item of 'markers' must be a map of keys and values."] },
        {
            Valid + "annotations:\n  - { member: \"P:X.Y\", personalData: { a: b } }\n",
            ["10:38 '{ a: b } }' PD5001 'personalData' must be a text or a list of texts."]
        },
        {
            Valid + "changes:\n  - { category: Client, purpose: Sell, date: soon }\n",
            ["10:46 'soon' PD5001 'soon' is not a date: write it as 2026-04-01."]
        },
        {
            Valid + "changes:\n  - { category: Client, purpose: Sell, date: 2026-02-30 }\n",
            ["10:46 '2026-02-30' PD5001 '2026-02-30' is not a date: write it as 2026-04-01."]
        },
        {
            Valid + "annotations:\n  - { member: X.Y, personalData: Staff }\n",
            ["10:15 'X.Y' PD5001 'X.Y' is not a documentation comment id, such as 'P:Contoso.Crm.Contact.Email'."]
        },
        {
            Valid + "annotations:\n  - { member: \"P:X.Y\" }\n",
            ["10:5 '{ member: \"P:X.Y\" }' PD5001 This annotation says nothing about its member: add 'personalData', 'purpose' or 'disclosesTo'."]
        },
        {
            Valid + "models:\n  - { member: \"F:X\", flow: [] }\n",
            ["10:15 '\"F:X\"' PD5001 'F:X' is not the documentation comment id of a method, property, type or namespace, such as 'M:Contoso.Text.Mask(System.String)'."]
        },
        {
            Valid + "models:\n  - { member: \"M:X.Y\", flow: [0 -> out] }\n",
            ["10:31 '0 -> out' PD5001 '0 -> out' does not say how data passes: write '0 -> return', 'this -> return' or '0 -> this', for example."]
        },

        // Values of a fixed list
        {
            Valid + "recipients:\n  Bureau: { relationship: procesor }\n",
            ["10:27 'procesor' PD5001 'procesor' is not a value of 'relationship', which can be: jointUse / processor / thirdParty. Did you mean 'processor'?"]
        },
        {
            Valid + "recipients:\n  Bureau: { relationship: processor, safeguard: strong }\n",
            ["10:49 'strong' PD5001 'strong' is not a value of 'safeguard', which can be: adequate / equivalentMeasures / none."]
        },
        {
            Valid + "recipients:\n  Group: { relationship: jointUse, categories: { Staff: everything } }\n",
            ["10:57 'everything' PD5001 'everything' is not a value of 'Staff', which can be: all / [...]."]
        },
        {
            Valid + "requests: [Disclosure, Corection]\n",
            ["9:24 'Corection' PD5001 'Corection' is not a value of 'requests', which can be: Disclosure / Correction / CeaseUse / CeaseProvision / PurposeNotification. Did you mean 'Correction'?"]
        },

        // Names
        {
            Valid.Replace("Sell: {}", "Sell: {}\n  cold-call: {}"),
            ["6:3 'cold-call' PD5001 'cold-call' can't be a name in C#: use letters, digits and '_', and don't begin with a digit."]
        },
        {
            Valid.Replace("Sell: {}", "Sell: {}\n  1st: {}"),
            ["6:3 '1st' PD5001 '1st' can't be a name in C#: use letters, digits and '_', and don't begin with a digit."]
        },
        {
            Valid.Replace("Sell: {}", "Sell: {}\n  Se\u200Dll: {}"),
            ["6:3 'Se\u200Dll' PD5001 'Se\u200Dll' can't be a name in C#: use letters, digits and '_', and don't begin with a digit."]
        },
        { Valid.Replace("Sell: {}", "Sell: {}\n  Purpose: {}"), ["6:3 'Purpose' PD5001 'Purpose' is the name of a generated class: use another."] },
        { Valid + "  Category: {}\n", ["9:3 'Category' PD5001 'Category' is the name of a generated class: use another."] },
        { Valid + "recipients:\n  Recipient: {}\n", ["10:3 'Recipient' PD5001 'Recipient' is the name of a generated class: use another."] },
    };

    public static TheoryData<string, string[]> Contradictions => new()
    {
        { Valid.Replace("Sell: {}", "Sell: { within: Sell }"), ["5:19 'Sell' PD5002 'Sell' is within itself: Sell → Sell."] },
        {
            Valid.Replace("title: Managing", "within: Sell").Replace("Sell: {}", "Sell: { within: Pay }"),
            ["3:21 'Sell' PD5002 'Manage' is within itself: Manage → Sell → Pay → Manage."]
        },
        {
            Valid.Replace("[Sell] }", "[Sell, Pay], succession: { from: Acme, purposes: [Sell] } }"),
            ["8:30 'Pay' PD5002 'Pay' is allowed for 'Client', but Acme, from which its data was taken over, had not promised it."]
        },
        {
            Valid.Replace("[Sell] }", "[Manage], succession: { from: Acme, purposes: [Pay] } }"),
            ["8:24 'Manage' PD5002 'Manage' is allowed for 'Client', but Acme, from which its data was taken over, had not promised it."]
        },
        {
            Valid + "recipients:\n  Group: { relationship: jointUse }\n",
            ["10:26 'jointUse' PD5002 'Group' is in joint use, but 'categories' does not say which data is shared, and for what."]
        },
        {
            Valid + "recipients:\n  Ads: { relationship: thirdParty, country: ZZ }\n",
            ["10:45 'ZZ' PD5002 'ZZ' is not a country: use its two-letter code (ISO 3166-1), such as 'JP'."]
        },
        {
            Valid + "adequateCountries: [GB, UK, fr]\n",
            [
                "9:25 'UK' PD5002 'UK' is not a country: use its two-letter code (ISO 3166-1), such as 'JP'. Did you mean 'GB'?",
                "9:29 'fr' PD5002 'fr' is not a country: use its two-letter code (ISO 3166-1), such as 'JP'. Did you mean 'FR'?",
            ]
        },
    };

    public static TheoryData<string, string[]> UnknownNames => new()
    {
        { Valid.Replace("within: Manage", "within: Manege"), ["4:18 'Manege' PD5004 The policy has no purpose 'Manege'. Did you mean 'Manage'?"] },
        { Valid.Replace("[Sell]", "[Sel, Buy]"), ["8:24 'Sel' PD5004 The policy has no purpose 'Sel'. Did you mean 'Sell'?", "8:29 'Buy' PD5004 The policy has no purpose 'Buy'."] },
        {
            Valid.Replace("[Sell] }", "[Sell], succession: { from: Acme, purposes: [Sell, Sel] } }"),
            ["8:74 'Sel' PD5004 The policy has no purpose 'Sel'. Did you mean 'Sell'?"]
        },
        {
            Valid + "recipients:\n  Group: { relationship: jointUse, categories: { Staf: all, Client: [Seel] } }\n",
            [
                "10:50 'Staf' PD5004 The policy has no category 'Staf'. Did you mean 'Staff'?",
                "10:70 'Seel' PD5004 The policy has no purpose 'Seel'. Did you mean 'Sell'?",
            ]
        },
        { Valid + "minors: { under: 15, categories: [Cleint] }\n", ["9:35 'Cleint' PD5004 The policy has no category 'Cleint'. Did you mean 'Client'?"] },
        { Valid + "markers:\n  - { attribute: X, category: Stuff }\n", ["10:31 'Stuff' PD5004 The policy has no category 'Stuff'. Did you mean 'Staff'?"] },
        {
            Valid + "annotations:\n  - { member: \"P:X.Y\", personalData: Guest, purpose: [Play], disclosesTo: Ads }\n",
            [
                "10:38 'Guest' PD5004 The policy has no category 'Guest'.",
                "10:55 'Play' PD5004 The policy has no purpose 'Play'. Did you mean 'Pay'?",
                "10:75 'Ads' PD5004 The policy has no recipient 'Ads'.",
            ]
        },
        {
            Valid + "changes:\n  - { category: Clients, purpose: Sells, relatedTo: Pays }\n",
            [
                "10:17 'Clients' PD5004 The policy has no category 'Clients'. Did you mean 'Client'?",
                "10:35 'Sells' PD5004 The policy has no purpose 'Sells'. Did you mean 'Sell'?",
                "10:53 'Pays' PD5004 The policy has no purpose 'Pays'. Did you mean 'Pay'?",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    [MemberData(nameof(Contradictions))]
    [MemberData(nameof(UnknownNames))]
    public void Mistake_IsToldAtItsPlace(string yaml, string[] expected) => Assert.Equal(expected, Errors(yaml));

    [Theory]
    [MemberData(nameof(Forms))]
    [MemberData(nameof(Contradictions))]
    [MemberData(nameof(UnknownNames))]
    public void Mistake_IsToldAtItsPlaceWithWindowsLineEndsAndAByteOrderMark(string yaml, string[] expected)
    {
        var windows = "\uFEFF" + yaml.Replace("\n", "\r\n");

        Assert.Equal(expected.Select(PlaceAndId), Errors(windows).Select(PlaceAndId));

        // Only the line of what stands in the first one: the mark, which no editor shows, moves it by a column.
        static string PlaceAndId(string error) =>
            (error.StartsWith("1:", StringComparison.Ordinal) ? "1" : error[..error.IndexOf(' ')]) + Regex.Match(error, "' PD[0-9]{4} ").Value;
    }

    [Fact]
    public void EveryMistake_IsToldAtOnce() =>
        Assert.Equal(
            [
                "1:1 'policy' PD5001 'policy' needs the key 'name'.",
                "3:18 'Managment' PD5004 The policy has no purpose 'Managment'.",
                "4:11 'titel' PD5001 'titel' is not a key of 'purposes.Sell'. Did you mean 'title'?",
                "6:22 '{ a: b } }' PD5001 'purposes' must be a list.",
                "8:26 'jointUse' PD5002 'Group' is in joint use, but 'categories' does not say which data is shared, and for what.",
                "9:44 'XX' PD5002 'XX' is not a country: use its two-letter code (ISO 3166-1), such as 'JP'.",
            ],
            Errors(
                """
                policy: { company: X }
                purposes:
                  Pay: { within: Managment }
                  Sell: { titel: Selling }
                categories:
                  Staff: { purposes: { a: b } }
                recipients:
                  Group: { relationship: jointUse }
                  Ads: { relationship: processor, country: XX }
                """));

    [Fact]
    public void MistakesBeforeAndAfterASyntaxError_AreToldAsWell() =>
        Assert.Equal(
            [
                "4:10 'withn' PD5001 'withn' is not a key of 'purposes.Pay'. Did you mean 'within'?",
                "5:3 'Sell' PD5001 Here is a key without a value: write a colon and a space after it.",
                "9:12 'Staff' PD5001 'Staff' is not a value of 'requests', which can be: Disclosure / Correction / CeaseUse / CeaseProvision / PurposeNotification.",
            ],
            Errors(Valid.Replace("within:", "withn:").Replace("  Sell: {}", "  Sell") + "requests: [Staff]\n"));

    [Fact]
    public void ProcessorWithoutContract_IsNoMistakeOfTheFile() =>
        Assert.Empty(Errors(Valid + "recipients:\n  Bureau: { relationship: processor }\n"));
}
