namespace Campaigns.Kernel.Settings;

/// <summary>The settings as they are now. Ask each time they are needed and keep nothing: a change here or in another process on the same
/// database holds within two seconds, without a restart.</summary>
/// <typeparam name="T">A record with a <see cref="SettingsAttribute"/>.</typeparam>
public interface ISettings<out T>
    where T : class, new()
{
    /// <summary>Always passes its own rules: stored values that no longer do (a rule grew narrower) are logged and the defaults hold.</summary>
    T Current { get; }
}
