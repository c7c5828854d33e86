using System.Data.Common;
using System.Reflection;
using System.Text.Json;
using Campaigns.Data.Auditing;
using Campaigns.Data.Messaging;
using Campaigns.Data.Privacy;
using Campaigns.Data.Providers;
using Campaigns.Kernel.Events;
using Campaigns.Kernel.Values;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Campaigns.Data;

/// <summary>A module's door to its own tables. SaveChanges stores rows, raised events, asked-for jobs and audit notes in one transaction.</summary>
/// <remarks>Tables are named <c>&lt;prefix&gt;_&lt;entity&gt;</c> in snake_case. Entity maps are the <see cref="IEntityTypeConfiguration{T}"/>
/// classes in the context's own assembly.</remarks>
public abstract class ModuleDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>The module's table prefix, from its <see cref="TablePrefixAttribute"/>.</summary>
    public string Prefix => Prefixes.Of(GetType());

    /// <summary>Whether this context migrates the core tables; only the Runtime's does.</summary>
    internal virtual bool OwnsCoreTables => false;

    /// <summary>Set for each service scope that takes the context from the pool.</summary>
    internal UnitOfWork? Work
    {
        get;
        set
        {
            (field, _told) = (value, null);
            _appended.Clear();
        }
    }

    // Rows for the next save that the tracker does not know.
    private readonly List<object> _appended = [];

    private Action? _beforeCommit;

    // Rows whose change is in the audit already, in a save that several requests share.
    private HashSet<object>? _told;

    internal DatabaseOptions? DatabaseSettings { get; set; }

    internal bool IsSqlite => Database.IsSqlite();

    /// <summary>Not offered: a blocking save would hold a thread for the length of a disk flush.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync");

    /// <inheritdoc/>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Once, and not before each of the looks below: what they add and set, they tell the tracker themselves.
        var detects = ChangeTracker.AutoDetectChangesEnabled;
        if (detects) ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveDetected(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = detects;
        }
    }

    /// <summary>Saves in a transaction of its own, which begins when everything is ready to be written: comparing and serializing keeps no other writer
    /// waiting. For changes that were not read in a turn; the version of what they change decides whether they still hold.</summary>
    /// <param name="beforeCommit">Called when everything is written and nothing is kept yet.</param>
    /// <param name="ct">Gives up.</param>
    /// <exception cref="DbUpdateException">Somebody else was first; nothing is kept.</exception>
    public async Task SaveAloneAsync(Action beforeCommit, CancellationToken ct)
    {
        _beforeCommit = beforeCommit;
        try
        {
            await SaveChangesAsync(ct);
        }
        finally
        {
            _beforeCommit = null;
        }
    }

    /// <summary>Adds rows that nobody changes again within this context: the next save writes them in bulk behind its other rows, past the change tracker, which
    /// would cost more than the rows. They are neither audited nor stamped, so only rows whose module keeps a history of them
    /// (<see cref="PrivacyMaps.HasOwnHistory{T}"/>) may go this way.</summary>
    public void Append(IEnumerable<object> rows)
    {
        foreach (var row in rows)
        {
            if (Model.FindEntityType(row.GetType())?.FindAnnotation(PrivacyMaps.OwnHistory) is null) throw new ArgumentException($"{row.GetType()} has no history of its own", nameof(rows));
            _appended.Add(row);
        }
    }

    internal object[] TakeAppended()
    {
        var taken = _appended.ToArray();
        _appended.Clear();
        return taken;
    }

    private async Task<int> SaveDetected(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        Stamp();
        CollectLeaving(Work, ChangeTracker.Entries());
        _told?.Clear();
        var (leaving, delivery) = (Leaving.Take(this), Work?.Delivery);
        try
        {
            var saved = Database.CurrentTransaction is not null ? await SaveAll(leaving, cancellationToken) : await SaveInOwnTransaction(leaving, cancellationToken);
            if (acceptAllChangesOnSuccess) ChangeTracker.AcceptAllChanges();
            return saved;
        }
        catch
        {
            leaving.PutBack(this); // As everything else that was not kept.
            Work?.Delivery = delivery;
            throw;
        }
    }

    /// <summary>What was raised since the last call leaves in another request's name, with that request's jobs and notes: for a save that several
    /// requests share. The rest leaves in this context's own name when it is saved.</summary>
    /// <param name="other">The context of the request's own scope; the same kind of context, not saved itself.</param>
    /// <param name="of">Those that changed on its behalf, so that not everything of the save is looked at for each.</param>
    public void LeaveAs(ModuleDbContext other, params IEnumerable<Entity> of) => CollectLeaving(other.Work, of.Select(e => (EntityEntry)Entry(e)));

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        if (!OwnsCoreTables) modelBuilder.ApplyConfigurationsFromAssembly(GetType().Assembly, type => type.Namespace?.StartsWith(OwnNamespace, StringComparison.Ordinal) == true);
        CoreTables.Map(modelBuilder, OwnsCoreTables);
        ModelRules.Apply(modelBuilder, Prefix);
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        if (IsSqlite) configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicks>();
        else configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcOffset>();
        configurationBuilder.Properties<Money>().HaveConversion<MoneyDong>();
    }

    private string OwnNamespace => GetType().BaseType!.Namespace!;

    private async Task<int> SaveInOwnTransaction(Leaving leaving, CancellationToken ct)
    {
        using var writer = await Writers.Enter(this, ct);
        var saved = leaving.IsEmpty && Work?.Delivery is null && _beforeCommit is null ? await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct) : await SaveInTransaction(leaving, ct);
        if (leaving.HasMessages) Work?.Signal.Set();
        return saved;
    }

    private async Task<int> SaveInTransaction(Leaving leaving, CancellationToken ct)
    {
        await using var transaction = await Database.BeginTransactionAsync(ct);
        var savepoints = Database.AutoSavepointsEnabled;
        Database.AutoSavepointsEnabled = false; // The transaction is this save: there is nothing to go back to.
        try
        {
            var saved = await SaveAll(leaving, ct);
            _beforeCommit?.Invoke();
            await transaction.CommitAsync(ct);
            return saved;
        }
        finally
        {
            Database.AutoSavepointsEnabled = savepoints;
        }
    }

    private async Task<int> SaveAll(Leaving leaving, CancellationToken ct)
    {
        await MarkDelivery(ct);
        var saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess: false, ct);
        try
        {
            await this.Append(leaving.Rows, ct);
        }
        catch (DbException e)
        {
            throw new DbUpdateException(e.Message, e); // As the save itself would say it.
        }

        return saved;
    }

    // The mark and the effect are one transaction: a delivery that is repeated finds its mark and keeps nothing.
    private async Task MarkDelivery(CancellationToken ct)
    {
        if (Work?.Delivery is not { } delivery) return;
        Work.Delivery = null;
        var now = TimeProvider.System.GetUtcNow();
        var marked = await Set<InboxMessage>().Where(m => m.Id == delivery && m.DoneAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.DoneAt, now), ct);
        if (marked == 0) throw new AlreadyDeliveredException();
    }

    // The version a writer is compared by, and the columns that sealed fields are found by.
    private void Stamp()
    {
        foreach (var entry in ChangeTracker.Entries<Entity>())
        {
            if (entry.State is EntityState.Modified) entry.Property(e => e.Version).CurrentValue = entry.Property(e => e.Version).OriginalValue + 1;
            BlindColumns.Fill(entry);
        }
    }

    private void CollectLeaving(UnitOfWork? work, IEnumerable<EntityEntry> changed)
    {
        foreach (var entity in changed.Select(e => e.Entity).OfType<Entity>().Where(e => e.Raised.Count > 0).ToList())
            foreach (var fact in entity.TakeRaised()) Add(ToMessage(fact, work));
        if (work is not null) Leave(work, changed);
    }

    private void Leave(UnitOfWork work, IEnumerable<EntityEntry> changed)
    {
        var (jobs, notes) = work.Take();
        AddRange(jobs);
        foreach (var entry in ChangeCapture.Entries(changed, work, _told ??= new HashSet<object>(ReferenceEqualityComparer.Instance), notes))
        {
            entry.Mac = AuditProof.Mac(entry);
            Add(entry);
        }
    }

    private static OutboxMessage ToMessage(IEvent fact, UnitOfWork? work) => new()
    {
        Name = fact.GetType().GetCustomAttribute<EventNameAttribute>()?.Name
            ?? throw new InvalidOperationException($"{fact.GetType()} has no [EventName]"),
        Payload = JsonSerializer.Serialize(fact, fact.GetType(), MessageJson.Options),
        At = work?.Now ?? TimeProvider.System.GetUtcNow(),
        ActorId = work?.ActorId,
    };
}
