// SPDX-License-Identifier: Apache-2.0
#include "output/csv_table.hpp"
#include "output/durable_file.hpp"
#include "output/output_error.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/report/charts/drawing.hpp"
#include "sim/app/report/sections/sections.hpp"
#include "sim/app/terminal.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <fstream>

namespace dowith {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// What a report of ours begins with; anything else that stands in its place is left alone.
constexpr std::string_view beginning = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset";

bool is_report(const fs::path& file) {
    std::ifstream in{file, std::ios::binary};
    std::string first(beginning.size(), '\0');
    in.read(first.data(), static_cast<std::streamsize>(first.size()));
    return in && first == beginning;
}

/// Beside the result, under its name.
fs::path place_of(const Options& options) {
    fs::path place = options.file;
    return options.out.empty() ? place.replace_extension(".html") : options.out;
}

void make_folder(const fs::path& folder) {
    std::error_code failure;
    if (!folder.empty()) {
        fs::create_directories(folder, failure);
    }
    if (failure) {
        throw OutputError{folder, "cannot make the folder: " + failure.message()};
    }
}

void write_page(const fs::path& place, const std::string& html) {
    std::error_code failure;
    if (fs::exists(fs::symlink_status(place, failure)) && !is_report(place)) {
        throw OutputError{place,
                          "is no report of dowith, so it is left alone; choose another file with "
                          "--out, or move this one away"};
    }
    make_folder(place.parent_path());
    write_durably(place, html);
}

/// A folder beside the report, named after it: `x.html` has `x.figures`.
fs::path folder_beside(const fs::path& place, const char* ending) {
    return place.parent_path() / (place.stem().string() + ending);
}

std::vector<fs::path> write_figures(const Page& page, const fs::path& folder) {
    make_folder(folder);
    std::vector<fs::path> written;
    for (const Figure& figure : page.figures()) {
        written.push_back(folder / (figure.id + ".svg"));
        write_durably(written.back(), standing_alone(figure.svg));
    }
    return written;
}

std::vector<fs::path> write_tables(const Page& page, const fs::path& folder) {
    make_folder(folder);
    std::vector<fs::path> written;
    for (const auto& [name, data] : page.tables()) {
        CsvTable table{data.columns};
        for (const std::vector<std::string>& row : data.rows) {
            table.add(row);
        }
        written.push_back(folder / (name + ".csv"));
        table.write(written.back());
    }
    return written;
}

} // namespace

int report(const Options& options) {
    const Reported reported = read_reported(options.file);
    const Page page = report_page(reported);
    const fs::path place = place_of(options);
    write_page(place, page.html(report_title(reported)));
    std::vector<fs::path> others;
    if (options.figures) {
        others = write_figures(page, folder_beside(place, ".figures"));
    }
    if (options.tables) {
        const std::vector<fs::path> tables = write_tables(page, folder_beside(place, ".tables"));
        others.insert(others.end(), tables.begin(), tables.end());
    }
    if (options.json) {
        Json files = Json::array();
        for (const fs::path& file : others) {
            files.push_back(file.string());
        }
        print(Json{{"report", place.string()}, {"others", files}}.dump(2) + "\n");
        return exit_code::ok;
    }
    for (const fs::path& file : others) {
        print(fmt::format("{}\n", file.string()));
    }
    print(fmt::format("Report: {}\n", place.string()));
    return exit_code::ok;
}

} // namespace dowith
