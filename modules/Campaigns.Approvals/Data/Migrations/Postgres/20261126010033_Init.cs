using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Approvals.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "apr_action_run",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    hook = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    command = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    args = table.Column<string>(type: "text", nullable: false),
                    subject_version = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    required = table.Column<bool>(type: "boolean", nullable: false),
                    compensates = table.Column<bool>(type: "boolean", nullable: false),
                    undo_command = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    undo_args = table.Column<string>(type: "text", nullable: true),
                    max_attempts = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    result = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: true),
                    compensates_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_action_run", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "apr_audit_row",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seq = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    @event = table.Column<string>(name: "event", type: "character varying(30)", maxLength: 30, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    actor = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    on_behalf_of = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    channel = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    stage_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    step_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    data = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_audit_row", x => new { x.request_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "apr_inbox_entry",
                columns: table => new
                {
                    candidate_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    due_sort = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    requester_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    area = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_inbox_entry", x => new { x.candidate_key, x.due_sort, x.item_id });
                });

            migrationBuilder.CreateTable(
                name: "apr_incident",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    action_key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    seat = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    open = table.Column<bool>(type: "boolean", nullable: false),
                    blocking = table.Column<bool>(type: "boolean", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    resolved_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    resolved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_incident", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "apr_notice",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    user_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_notice", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "apr_participant",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    user_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_participant", x => new { x.request_id, x.user_id });
                });

            migrationBuilder.CreateTable(
                name: "apr_remark",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: true),
                    author = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_remark", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "apr_request",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    subject_type = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    subject_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    purpose = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    subject_version = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    material_hash = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    title = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    area = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    requester_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    route_key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    route_version = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    execution = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    restarts = table.Column<int>(type: "integer", nullable: false),
                    on_hold = table.Column<bool>(type: "boolean", nullable: false),
                    held_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    open_key = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_request", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "apr_request_round",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    facts = table.Column<string>(type: "text", nullable: false),
                    plan = table.Column<string>(type: "text", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    end_reason = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_request_round", x => new { x.request_id, x.round });
                });

            migrationBuilder.CreateTable(
                name: "apr_route_edition",
                columns: table => new
                {
                    route_key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    doc = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    authored_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    published_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_route_edition", x => new { x.route_key, x.number });
                });

            migrationBuilder.CreateTable(
                name: "apr_route_head",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    subject_type = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    current_version = table.Column<int>(type: "integer", nullable: false),
                    retired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_route_head", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "apr_stage_run",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    stage_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_stage_run", x => new { x.request_id, x.round, x.stage_id });
                });

            migrationBuilder.CreateTable(
                name: "apr_step_run",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    round = table.Column<int>(type: "integer", nullable: false),
                    stage_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    branch_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    step_id = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    run_no = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    need = table.Column<int>(type: "integer", nullable: false),
                    approvals = table.Column<int>(type: "integer", nullable: false),
                    rejections = table.Column<int>(type: "integer", nullable: false),
                    abstentions = table.Column<int>(type: "integer", nullable: false),
                    spec_hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    seats = table.Column<string>(type: "text", nullable: false),
                    deciders = table.Column<string>(type: "text", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_step_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "apr_step_timer",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_run_id = table.Column<Guid>(type: "uuid", nullable: true),
                    kind = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    level = table.Column<int>(type: "integer", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    fired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_step_timer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "apr_substitution",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    principal_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    substitute_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    to = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    subject_types = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    created_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_substitution", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "apr_vote",
                columns: table => new
                {
                    step_run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    item_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_vote", x => new { x.step_run_id, x.person_id });
                });

            migrationBuilder.CreateTable(
                name: "apr_work_calendar",
                columns: table => new
                {
                    key = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    doc = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_work_calendar", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "apr_work_item",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    step_run_id = table.Column<Guid>(type: "uuid", nullable: false),
                    request_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ordinal = table.Column<int>(type: "integer", nullable: false),
                    seat = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    origin = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    state = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    outcome = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    decided_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    on_behalf_of = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    right = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: true),
                    fields = table.Column<string>(type: "text", nullable: false),
                    delegated_to = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    candidates = table.Column<string>(type: "text", nullable: false),
                    claimed_by = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    escalation_level = table.Column<int>(type: "integer", nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_apr_work_item", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_apr_action_run_next_at",
                table: "apr_action_run",
                column: "next_at",
                filter: "next_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_apr_action_run_request_id",
                table: "apr_action_run",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_apr_inbox_entry_request_id",
                table: "apr_inbox_entry",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_apr_incident_open_opened_at",
                table: "apr_incident",
                columns: new[] { "open", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_apr_incident_request_id",
                table: "apr_incident",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_apr_notice_unsent",
                table: "apr_notice",
                column: "at",
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_apr_notice_user_id",
                table: "apr_notice",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_apr_remark_request_id",
                table: "apr_remark",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_apr_request_open_key",
                table: "apr_request",
                column: "open_key",
                unique: true,
                filter: "open_key is not null");

            migrationBuilder.CreateIndex(
                name: "ix_apr_request_requester_id_state",
                table: "apr_request",
                columns: new[] { "requester_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_apr_request_route_key_route_version_state",
                table: "apr_request",
                columns: new[] { "route_key", "route_version", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_apr_request_state_area_submitted_at",
                table: "apr_request",
                columns: new[] { "state", "area", "submitted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_apr_request_subject_type_subject_id",
                table: "apr_request",
                columns: new[] { "subject_type", "subject_id" });

            migrationBuilder.CreateIndex(
                name: "ux_apr_route_edition_draft",
                table: "apr_route_edition",
                column: "route_key",
                unique: true,
                filter: "state = 'Draft'");

            migrationBuilder.CreateIndex(
                name: "ix_apr_route_head_subject_type",
                table: "apr_route_head",
                column: "subject_type");

            migrationBuilder.CreateIndex(
                name: "ix_apr_step_run_request_id_round_step_id_run_no",
                table: "apr_step_run",
                columns: new[] { "request_id", "round", "step_id", "run_no" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_apr_step_timer_request_id",
                table: "apr_step_timer",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_apr_step_timer_step_run_id_kind_level",
                table: "apr_step_timer",
                columns: new[] { "step_run_id", "kind", "level" },
                unique: true,
                filter: "step_run_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_apr_step_timer_waiting",
                table: "apr_step_timer",
                columns: new[] { "due_at", "id" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_apr_substitution_principal_id_to",
                table: "apr_substitution",
                columns: new[] { "principal_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_apr_substitution_substitute_id_to",
                table: "apr_substitution",
                columns: new[] { "substitute_id", "to" });

            migrationBuilder.CreateIndex(
                name: "ix_apr_vote_request_id",
                table: "apr_vote",
                column: "request_id");

            migrationBuilder.CreateIndex(
                name: "ix_apr_work_item_request_id_state",
                table: "apr_work_item",
                columns: new[] { "request_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_apr_work_item_step_run_id_seat",
                table: "apr_work_item",
                columns: new[] { "step_run_id", "seat" },
                unique: true);

            migrationBuilder.Sql(AppendOnly.Postgres);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "apr_action_run");

            migrationBuilder.DropTable(
                name: "apr_audit_row");

            migrationBuilder.DropTable(
                name: "apr_inbox_entry");

            migrationBuilder.DropTable(
                name: "apr_incident");

            migrationBuilder.DropTable(
                name: "apr_notice");

            migrationBuilder.DropTable(
                name: "apr_participant");

            migrationBuilder.DropTable(
                name: "apr_remark");

            migrationBuilder.DropTable(
                name: "apr_request");

            migrationBuilder.DropTable(
                name: "apr_request_round");

            migrationBuilder.DropTable(
                name: "apr_route_edition");

            migrationBuilder.DropTable(
                name: "apr_route_head");

            migrationBuilder.DropTable(
                name: "apr_stage_run");

            migrationBuilder.DropTable(
                name: "apr_step_run");

            migrationBuilder.DropTable(
                name: "apr_step_timer");

            migrationBuilder.DropTable(
                name: "apr_substitution");

            migrationBuilder.DropTable(
                name: "apr_vote");

            migrationBuilder.DropTable(
                name: "apr_work_calendar");

            migrationBuilder.DropTable(
                name: "apr_work_item");
        }
    }
}
