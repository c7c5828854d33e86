using System.Text.Json;

namespace Campaigns.Approvals.Domain.Routes;

/// <summary>Reads who is asked and who may not decide.</summary>
internal static class AssignReader
{
    private static readonly string[] Kinds = ["role", "user", "fact", "managerOf", "sameAs"];

    public static Assign? Read(JsonElement element, string pointer, List<Fault> faults)
    {
        var m = new Members(element, pointer, faults, "role", "org", "level", "area", "seats", "user", "fact", "managerOf", "sameAs");
        var said = Kinds.Where(m.Has).ToList();
        if (said.Count != 1)
        {
            m.Wrong("", "one-of", string.Join(", ", Kinds));
            return null;
        }

        if (said[0] != "role" && (m.Has("org") || m.Has("level") || m.Has("area") || m.Has("seats"))) m.Wrong("", "only-with-role");
        return said[0] switch
        {
            "role" => Position(m, pointer),
            "user" => new ByUser(pointer, m.Needed("user")),
            "fact" => new ByFact(pointer, m.Needed("fact")),
            "managerOf" => new ByHead(pointer, m.Needed("managerOf") is var of && of == "requester" ? null : of),
            _ => new BySameStep(pointer, m.Needed("sameAs")),
        };
    }

    public static Exclusion? Exclusion(JsonElement element, string pointer, List<Fault> faults)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            if (element.GetString() != "requester") faults.Add(new(pointer, "unknown-word", "requester"));
            return new(pointer, null, null);
        }

        var m = new Members(element, pointer, faults, "step", "fact");
        if (m.Has("step") == m.Has("fact")) m.Wrong("", "one-of", "step, fact");
        return new(pointer, m.Text("step"), m.Text("fact"));
    }

    private static ByPosition Position(Members m, string pointer)
    {
        if (m.Has("level") == m.Has("area")) m.Wrong("", "one-of", "level, area");
        var seats = m.Text("seats") ?? "position";
        if (seats is not ("position" or "person")) m.Wrong("seats", "unknown-word", "position, person");
        return new(pointer, m.Needed("role"), m.Needed("org"), m.Text("level"), m.Text("area"), seats == "person");
    }
}
