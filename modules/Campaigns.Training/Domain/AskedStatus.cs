namespace Campaigns.Training.Domain;

/// <summary>Where something stands that others decide.</summary>
internal enum AskedStatus
{
#pragma warning disable CS1591 // The names say it.
    Waiting, Granted, Refused,
#pragma warning restore CS1591
}
