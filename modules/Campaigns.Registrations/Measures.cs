using System.Diagnostics.Metrics;
using Campaigns.Registrations.Domain;

namespace Campaigns.Registrations;

/// <summary>What outside checks read at <c>/metrics</c>. Belongs to the process, as the exporter does, so that no rebuilt shell starts it anew.</summary>
internal static class Measures
{
    private static readonly Meter Meter = new("Campaigns.Registrations");

    private static readonly Counter<long> Registrations = Meter.CreateCounter<long>("campaigns.registrations", description: "Registrations made, by the status they got");

    static Measures()
    {
        // A measure that is missing until something happens cannot be told from one that broke.
        Registrations.Add(0, Tag(RegistrationStatus.Confirmed));
        Registrations.Add(0, Tag(RegistrationStatus.Waitlisted));
    }

    public static void Registered(RegistrationStatus status) => Registrations.Add(1, Tag(status));

    public static void Start() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(Measures).TypeHandle);

    private static KeyValuePair<string, object?> Tag(RegistrationStatus status) => new("status", status.Word());
}
