using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Campaigns.Network.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Init : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "net_administrative_unit",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    level = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    full_name = table.Column<string>(type: "TEXT", nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", nullable: true),
                    path = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    valid_to = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    lat = table.Column<double>(type: "REAL", nullable: false),
                    lon = table.Column<double>(type: "REAL", nullable: false),
                    population = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net_administrative_unit", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "net_holiday",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    name_vi = table.Column<string>(type: "TEXT", nullable: false),
                    name_en = table.Column<string>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net_holiday", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "net_office",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    organisation_code = table.Column<string>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    parent_code = table.Column<string>(type: "TEXT", nullable: true),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    commune_code = table.Column<string>(type: "TEXT", nullable: false),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    lat = table.Column<double>(type: "REAL", nullable: false),
                    lon = table.Column<double>(type: "REAL", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    staff_count = table.Column<int>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net_office", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "net_organisation",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    register_code = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    short_name = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    unit_code = table.Column<string>(type: "TEXT", nullable: false),
                    lat = table.Column<double>(type: "REAL", nullable: false),
                    lon = table.Column<double>(type: "REAL", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net_organisation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "net_unit_succession",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    from_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from_valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    to_valid_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    type = table.Column<string>(type: "TEXT", nullable: false),
                    partial = table.Column<bool>(type: "INTEGER", nullable: false),
                    main = table.Column<bool>(type: "INTEGER", nullable: false),
                    resolution = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net_unit_succession", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "net_employee",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    folded = table.Column<string>(type: "TEXT", nullable: false),
                    sort_key = table.Column<string>(type: "TEXT", nullable: false),
                    organisation_code = table.Column<string>(type: "TEXT", nullable: false),
                    office_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    scope_path = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    position = table.Column<string>(type: "TEXT", nullable: false),
                    working_roles = table.Column<string>(type: "TEXT", nullable: false),
                    phone = table.Column<string>(type: "TEXT", nullable: true),
                    email = table.Column<string>(type: "TEXT", nullable: true),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net_employee", x => x.id);
                    table.ForeignKey(
                        name: "fk_net_employee_offices_office_id",
                        column: x => x.office_id,
                        principalTable: "net_office",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "net_leave",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    to = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_net_leave", x => x.id);
                    table.ForeignKey(
                        name: "fk_net_leave_net_employee_staff_id",
                        column: x => x.staff_id,
                        principalTable: "net_employee",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_net_administrative_unit_code_valid_from",
                table: "net_administrative_unit",
                columns: new[] { "code", "valid_from" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_net_employee_account_id",
                table: "net_employee",
                column: "account_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_net_employee_key",
                table: "net_employee",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_net_employee_office_id",
                table: "net_employee",
                column: "office_id");

            migrationBuilder.CreateIndex(
                name: "ix_net_employee_scope_path",
                table: "net_employee",
                column: "scope_path");

            migrationBuilder.CreateIndex(
                name: "ix_net_employee_sort_key_id",
                table: "net_employee",
                columns: new[] { "sort_key", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_net_holiday_from_kind_name_vi",
                table: "net_holiday",
                columns: new[] { "from", "kind", "name_vi" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_net_leave_staff_id_from_to",
                table: "net_leave",
                columns: new[] { "staff_id", "from", "to" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_net_office_code",
                table: "net_office",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_net_office_scope_path",
                table: "net_office",
                column: "scope_path");

            migrationBuilder.CreateIndex(
                name: "ix_net_organisation_code",
                table: "net_organisation",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_net_unit_succession_from_code_from_valid_from_to_code_to_valid_from",
                table: "net_unit_succession",
                columns: new[] { "from_code", "from_valid_from", "to_code", "to_valid_from" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "net_administrative_unit");

            migrationBuilder.DropTable(
                name: "net_holiday");

            migrationBuilder.DropTable(
                name: "net_leave");

            migrationBuilder.DropTable(
                name: "net_organisation");

            migrationBuilder.DropTable(
                name: "net_unit_succession");

            migrationBuilder.DropTable(
                name: "net_employee");

            migrationBuilder.DropTable(
                name: "net_office");
        }
    }
}
