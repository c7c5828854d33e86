using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Campaigns.Kernel.Modules;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Campaigns.Reliability.Pulse;

/// <summary>Kills this process, as <c>kill -9</c> does, between two steps of whatever a decision sets off: counted from the first decision that comes in,
/// a step is one command to the database or one commit. <c>PULSE_STRIKE</c> says after how many, or before which command (<c>before:insert into x</c>).
/// Without it nothing happens.</summary>
internal sealed class Startup : StartupBase
{
    private const string Decision = "/decision";

    public override void Configure(IApplicationBuilder app, IEndpointRouteBuilder routes, IServiceProvider services)
    {
        if (Environment.GetEnvironmentVariable("PULSE_STRIKE") is not { Length: > 0 } when) return;
        var striker = new Striker(when);
        DiagnosticListener.AllListeners.Subscribe(striker);
        app.Use((http, next) =>
        {
            if (http.Request.Path.Value?.EndsWith(Decision, StringComparison.Ordinal) == true) striker.Arm();
            return next(http);
        });
    }

    private sealed class Striker : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        private const string Before = "before:";

        private readonly string? _text;
        private readonly int _steps;
        private int _armed;
        private int _seen;

        public Striker(string when)
        {
            if (when.StartsWith(Before, StringComparison.Ordinal)) _text = when[Before.Length..];
            else _steps = int.Parse(when, CultureInfo.InvariantCulture);
        }

        public void Arm() => Volatile.Write(ref _armed, 1);

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.EntityFrameworkCore") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (Volatile.Read(ref _armed) == 0) return;
            if (_text is not null)
            {
                if (value.Key.EndsWith(".CommandExecuting", StringComparison.Ordinal) && TextOf(value.Value).Contains(_text, StringComparison.OrdinalIgnoreCase)) Strike();
            }
            else if ((value.Key.EndsWith(".CommandExecuted", StringComparison.Ordinal) || value.Key.EndsWith(".TransactionCommitted", StringComparison.Ordinal)) && Interlocked.Increment(ref _seen) == _steps)
            {
                Strike();
            }
        }

        public void OnCompleted()
        {
            // Lives as long as the process.
        }

        public void OnError(Exception error)
        {
            // What it watches never fails.
        }

        private static void Strike()
        {
            using var self = Process.GetCurrentProcess();
            self.Kill();
            Thread.Sleep(Timeout.Infinite); // Not one step more.
        }

        private static string TextOf(object? data) => (data?.GetType().GetProperty("Command")?.GetValue(data) as DbCommand)?.CommandText.Replace("\"", "", StringComparison.Ordinal) ?? "";
    }
}
