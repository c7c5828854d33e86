using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Accounts.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SecondFactorAndSessions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "email",
                table: "acc_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "email_index",
                table: "acc_account",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone",
                table: "acc_account",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<List<string>>(
                name: "permissions",
                table: "acc_access_token",
                type: "text[]",
                nullable: false);

            migrationBuilder.AddColumn<string>(
                name: "scope_path",
                table: "acc_access_token",
                type: "character varying(100)",
                maxLength: 100,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "acc_outside_identity",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    issuer = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    subject = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    linked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_outside_identity", x => x.id);
                    table.ForeignKey(
                        name: "fk_acc_outside_identity_acc_account_account_id",
                        column: x => x.account_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "acc_password_link",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_password_link", x => x.id);
                    table.ForeignKey(
                        name: "fk_acc_password_link_acc_account_account_id",
                        column: x => x.account_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "acc_recovery_code",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_recovery_code", x => x.id);
                    table.ForeignKey(
                        name: "fk_acc_recovery_code_acc_account_account_id",
                        column: x => x.account_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "acc_second_factor",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    secret = table.Column<string>(type: "text", nullable: false),
                    confirmed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_step = table.Column<long>(type: "bigint", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_second_factor", x => x.id);
                    table.ForeignKey(
                        name: "fk_acc_second_factor_acc_account_account_id",
                        column: x => x.account_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "acc_session",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stamp = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    device = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    address = table.Column<string>(type: "character varying(45)", maxLength: 45, nullable: false),
                    opened_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    proved_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_session", x => x.id);
                    table.ForeignKey(
                        name: "fk_acc_session_acc_account_account_id",
                        column: x => x.account_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "acc_trusted_device",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    stamp = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_acc_trusted_device", x => x.id);
                    table.ForeignKey(
                        name: "fk_acc_trusted_device_acc_account_account_id",
                        column: x => x.account_id,
                        principalTable: "acc_account",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_acc_account_email_index",
                table: "acc_account",
                column: "email_index",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acc_outside_identity_account_id",
                table: "acc_outside_identity",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_acc_outside_identity_issuer_subject",
                table: "acc_outside_identity",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acc_password_link_account_id",
                table: "acc_password_link",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_acc_password_link_hash",
                table: "acc_password_link",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acc_recovery_code_account_id",
                table: "acc_recovery_code",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_acc_second_factor_account_id",
                table: "acc_second_factor",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_acc_session_account_id",
                table: "acc_session",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_acc_session_last_seen_at",
                table: "acc_session",
                column: "last_seen_at");

            migrationBuilder.CreateIndex(
                name: "ix_acc_trusted_device_account_id",
                table: "acc_trusted_device",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_acc_trusted_device_hash",
                table: "acc_trusted_device",
                column: "hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acc_outside_identity");

            migrationBuilder.DropTable(
                name: "acc_password_link");

            migrationBuilder.DropTable(
                name: "acc_recovery_code");

            migrationBuilder.DropTable(
                name: "acc_second_factor");

            migrationBuilder.DropTable(
                name: "acc_session");

            migrationBuilder.DropTable(
                name: "acc_trusted_device");

            migrationBuilder.DropIndex(
                name: "ix_acc_account_email_index",
                table: "acc_account");

            migrationBuilder.DropColumn(
                name: "email",
                table: "acc_account");

            migrationBuilder.DropColumn(
                name: "email_index",
                table: "acc_account");

            migrationBuilder.DropColumn(
                name: "phone",
                table: "acc_account");

            migrationBuilder.DropColumn(
                name: "permissions",
                table: "acc_access_token");

            migrationBuilder.DropColumn(
                name: "scope_path",
                table: "acc_access_token");
        }
    }
}
