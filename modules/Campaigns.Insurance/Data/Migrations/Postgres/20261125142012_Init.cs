using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Insurance.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ins_enrolment",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    unit_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    scope_path = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    way = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: true),
                    registration_id = table.Column<Guid>(type: "uuid", nullable: true),
                    enrolled_on = table.Column<DateOnly>(type: "date", nullable: false),
                    payable = table.Column<long>(type: "bigint", nullable: false),
                    quote = table.Column<string>(type: "text", nullable: false),
                    quote_holds_until = table.Column<DateOnly>(type: "date", nullable: true),
                    visit = table.Column<string>(type: "text", nullable: true),
                    joined_on = table.Column<DateOnly>(type: "date", nullable: true),
                    counts_on = table.Column<DateOnly>(type: "date", nullable: true),
                    office_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ins_enrolment", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ins_receipt",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    book_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    enrolment_id = table.Column<Guid>(type: "uuid", nullable: false),
                    amount = table.Column<long>(type: "bigint", nullable: false),
                    method = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    paid_on = table.Column<DateOnly>(type: "date", nullable: false),
                    received_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    collector_id = table.Column<Guid>(type: "uuid", nullable: true),
                    office_code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    quote = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ins_receipt", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ins_receipt_book",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    holder_id = table.Column<Guid>(type: "uuid", nullable: true),
                    series = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    year = table.Column<int>(type: "integer", nullable: false),
                    next = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ins_receipt_book", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ins_rule_entry",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    rule_table = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    variant = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "date", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "date", nullable: true),
                    value = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    document = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    status = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    note = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ins_rule_entry", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_ins_enrolment_event_id",
                table: "ins_enrolment",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_ins_enrolment_person_id_product_joined_on",
                table: "ins_enrolment",
                columns: new[] { "person_id", "product", "joined_on" });

            migrationBuilder.CreateIndex(
                name: "ix_ins_enrolment_product_counts_on_scope_path",
                table: "ins_enrolment",
                columns: new[] { "product", "counts_on", "scope_path" });

            migrationBuilder.CreateIndex(
                name: "ix_ins_enrolment_scope_path",
                table: "ins_enrolment",
                column: "scope_path");

            migrationBuilder.CreateIndex(
                name: "ux_ins_enrolment_live",
                table: "ins_enrolment",
                columns: new[] { "person_id", "product" },
                unique: true,
                filter: "status <> 'stopped' and status <> 'cancelled'");

            migrationBuilder.CreateIndex(
                name: "ix_ins_receipt_enrolment_id",
                table: "ins_receipt",
                column: "enrolment_id");

            migrationBuilder.CreateIndex(
                name: "ix_ins_receipt_number",
                table: "ins_receipt",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ins_receipt_book_holder_id_year",
                table: "ins_receipt_book",
                columns: new[] { "holder_id", "year" },
                unique: true,
                filter: "holder_id is not null");

            migrationBuilder.CreateIndex(
                name: "ix_ins_receipt_book_series_year",
                table: "ins_receipt_book",
                columns: new[] { "series", "year" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_ins_rule_entry_rule_table_variant_valid_from",
                table: "ins_rule_entry",
                columns: new[] { "rule_table", "variant", "valid_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ins_enrolment");

            migrationBuilder.DropTable(
                name: "ins_receipt");

            migrationBuilder.DropTable(
                name: "ins_receipt_book");

            migrationBuilder.DropTable(
                name: "ins_rule_entry");
        }
    }
}
