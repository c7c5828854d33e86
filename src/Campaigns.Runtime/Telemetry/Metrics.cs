using System.Net;
using Campaigns.Kernel.Operations;
using Campaigns.Kernel.Security;
using Campaigns.Runtime.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace Campaigns.Runtime.Telemetry;

/// <summary>Measures as OpenTelemetry Prometheus text, for the machine itself and for administrators.</summary>
internal static class Metrics
{
    public static async Task Write(HttpContext context, IActor actor, CoreDbContext db, IOperations operations)
    {
        if (!IsFromHere(context) && !actor.Has("operations.jobs-view"))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var standing = await operations.Standing(context.RequestAborted);
        Measures.Standing(standing);

        // An alert is wanted most when the database is away.
        if (standing.DatabaseLatency is not null) await ReadOutbox(db, context.RequestAborted);
        await context.RequestServices.GetRequiredService<PrometheusText>().Write(context);
    }

    // A header that is left over was written by a proxy whose word does not count: whoever it speaks for is not here.
    private static bool IsFromHere(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For") && !context.Request.Headers.ContainsKey("Forwarded");

    private static async Task ReadOutbox(CoreDbContext db, CancellationToken ct)
    {
        var open = db.Inbox.Where(m => m.DoneAt == null && m.DeadAt == null && m.DueAt == null);
        var pending = await db.Outbox.LongCountAsync(ct) + await open.LongCountAsync(ct);
        var oldest = await open.MinAsync(m => (DateTimeOffset?)m.NextAt, ct);
        var age = oldest is null ? TimeSpan.Zero : TimeProvider.System.GetUtcNow() - oldest.Value;
        Measures.Outbox(pending, age > TimeSpan.Zero ? age : TimeSpan.Zero);
    }
}

/// <summary>The exporter's own middleware, ended here; it belongs to the process, as the measures do.</summary>
internal sealed class PrometheusText(MeterProvider meters)
{
    private RequestDelegate? _write;

    public Task Write(HttpContext context)
    {
        _write ??= Build();
        return _write(context);
    }

    private RequestDelegate Build()
    {
        var app = new Microsoft.AspNetCore.Builder.ApplicationBuilder(new ServiceCollection().AddLogging().BuildServiceProvider());
        Microsoft.AspNetCore.Builder.PrometheusExporterApplicationBuilderExtensions.UseOpenTelemetryPrometheusScrapingEndpoint(app, meters, _ => true, null, null, null);
        return app.Build();
    }
}
