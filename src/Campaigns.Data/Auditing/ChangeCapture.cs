using System.Collections;
using System.Text.Json;
using Campaigns.Data.Messaging;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Campaigns.Data.Auditing;

/// <summary>Tells what a save is about to change: one entry for each record, in the act's own name where somebody noted it.
/// It stands in SaveChanges, so no module can forget it.</summary>
internal static class ChangeCapture
{
    // Text of content can be long: the version keeps it, the audit says how it begins.
    private const int LongestText = 300;

    /// <summary>The entries of this save, in order: the notes with what changed, then what nobody noted.</summary>
    public static IReadOnlyList<AuditEntry> Entries(IEnumerable<EntityEntry> changed, UnitOfWork work, ISet<object> told, IReadOnlyList<AuditEntry> notes)
    {
        var records = Records(changed, told, work.Origin?.Bulk);
        foreach (var note in notes)
        {
            if (note.RecordId != Guid.Empty && records.Remove(("", note.RecordId), out var noted)) note.Changes = noted.Json();
        }

        return [.. notes, .. records.Where(r => r.Value.IsTold).Select(r => work.Automatic(r.Value.Action, new(r.Value.Kind, r.Key.Id), r.Value.Json()))];
    }

    // By id alone, so that a whole and its parts are one record; rows without one are told by kind.
    private static Dictionary<(string Kind, Guid Id), ChangedRecord> Records(IEnumerable<EntityEntry> changed, ISet<object> told, BulkCount? bulk)
    {
        var records = new Dictionary<(string Kind, Guid Id), ChangedRecord>();
        foreach (var entry in changed)
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || AuditedType.Of(entry.Metadata) is not { } type || !told.Add(entry.Entity)) continue;
            if (bulk is not null)
            {
                bulk.Add(type.Kind);
                continue;
            }

            var id = type.RecordOf(entry);
            var key = (id == Guid.Empty ? type.Kind : "", id);
            if (!records.TryGetValue(key, out var record)) records[key] = record = new(type.Kind);
            record.Add(entry, type);
        }

        return records;
    }

    private sealed class ChangedRecord(string kind)
    {
        private readonly List<Change> _changes = [];
        private EntityState _state = EntityState.Unchanged;
        private bool _own;

        public string Kind { get; private set; } = kind;

        // Counters that follow from other records are no news by themselves.
        public bool IsTold { get; private set; }

        public string Action => _state switch { EntityState.Added => "ui.audit-added", EntityState.Deleted => "ui.audit-removed", _ => "ui.audit-changed" };

        public void Add(EntityEntry entry, AuditedType type)
        {
            // A part's row is a change of its whole; the whole's own row says what happened.
            var whole = entry.Entity is Entity;
            if (whole && !_own) (_own, _state, Kind) = (true, entry.State, type.Kind);
            else if (!_own && _state == EntityState.Unchanged) _state = entry.Metadata.IsOwned() ? EntityState.Modified : entry.State;
            var part = whole ? "" : AuditedType.KindOf(entry.Metadata.ClrType).Split('.')[1] + ".";
            foreach (var column in type.Columns) Add(entry, column, part);
            if (entry.State is not EntityState.Modified) IsTold = true;
        }

        public string? Json() => _changes.Count == 0 ? null : JsonSerializer.Serialize(_changes, MessageJson.Options);

        private void Add(EntityEntry entry, AuditedColumn column, string part)
        {
            var (before, after) = column.Values(entry);
            if (Same(before, after)) return;
            if (!column.Derived) IsTold = true;
            if (column.Derived && column.Masked) return;
            _changes.Add(new(part + column.Name, column.Masked ? Mask(before) : Show(before), column.Masked ? Mask(after) : Show(after)));
        }
    }

    private static bool Same(object? before, object? after) => Equals(before, after) || (before is IEnumerable a and not string && after is IEnumerable b && a.Cast<object?>().SequenceEqual(b.Cast<object?>()));

    // Of a number the end: enough to tell two apart, too little to call. Of everything else that it is there.
    private static string? Mask(object? value)
    {
        if (value is null or "") return null;
        var text = value as string;
        return text is { Length: >= 9 } && text.TrimStart('+').All(char.IsAsciiDigit) ? "•••" + text[^3..] : "•••";
    }

    private static object? Show(object? value) => value switch
    {
        null or "" or false or 0 or 0L => value is "" ? null : value,
        string text => text.Length > LongestText ? text[..LongestText] + "…" : text,
        Enum word => word.ToString(),
        Money money => money.Dong,
        byte[] bytes => $"{bytes.Length} bytes",
        IEnumerable many => string.Join(", ", many.Cast<object?>().Take(50)),
        bool or int or long or short or byte or double or decimal or Guid or DateTimeOffset or DateOnly or TimeOnly => value,
        _ => value.ToString(),
    };

    private static (object? Before, object? After) Values(this AuditedColumn column, EntityEntry entry)
    {
        var member = Member(entry, column);
        return entry.State switch
        {
            EntityState.Added => (null, IsDefault(member.CurrentValue) ? null : member.CurrentValue),
            EntityState.Deleted => (IsDefault(member.OriginalValue) ? null : member.OriginalValue, null),
            _ => member.IsModified ? (member.OriginalValue, member.CurrentValue) : (null, null),
        };
    }

    // A column of a complex property is reached through it.
    private static PropertyEntry Member(EntityEntry entry, AuditedColumn column)
    {
        if (column.Property.DeclaringType is not Microsoft.EntityFrameworkCore.Metadata.IComplexType complex) return entry.Property(column.Property.Name);
        var path = new Stack<string>();
        for (var at = complex; at is not null; at = at.ComplexProperty.DeclaringType as Microsoft.EntityFrameworkCore.Metadata.IComplexType) path.Push(at.ComplexProperty.Name);
        var within = entry.ComplexProperty(path.Pop());
        while (path.Count > 0) within = within.ComplexProperty(path.Pop());
        return within.Property(column.Property.Name);
    }

    private static bool IsDefault(object? value) => value is null or "" or false or 0 or 0L || value is Guid id && id == Guid.Empty || value is IEnumerable many and not string && !many.Cast<object?>().Any();

    private sealed record Change(string Field, object? Before, object? After);
}
