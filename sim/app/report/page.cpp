// SPDX-License-Identifier: Apache-2.0
#include "sim/app/report/page.hpp"

#include "sim/app/report/page_file.hpp"
#include "sim/kernel/contract.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dowith {
namespace {

std::string_view page_file(std::string_view name) {
    const auto files = page_files();
    const auto found = std::ranges::find(files, name, &PageFile::name);
    INVARIANT(found != files.end());
    return found->text;
}

std::string attribute(const std::string& classes) {
    return classes.empty() ? "" : fmt::format(" class=\"{}\"", classes);
}

} // namespace

void Page::section(const std::string& id, const std::string& heading) {
    if (is_open_) {
        body_ += "</section>\n";
    }
    is_open_ = true;
    sections_.emplace_back(id, heading);
    body_ += fmt::format("<section id=\"{0}\" aria-labelledby=\"{0}-heading\">\n<h2 "
                         "id=\"{0}-heading\">{1}</h2>\n",
                         id,
                         escaped(heading));
}

void Page::heading(const std::string& words) {
    body_ += fmt::format("<h3>{}</h3>\n", escaped(words));
}

void Page::paragraph(const std::string& words, const std::string& classes) {
    if (!words.empty()) {
        body_ += fmt::format("<p{}>{}</p>\n", attribute(classes), escaped(with_minus(words)));
    }
}

void Page::bullets(const std::vector<std::string>& items) {
    if (items.empty()) {
        return;
    }
    body_ += "<ul>\n";
    for (const std::string& item : items) {
        body_ += fmt::format("<li>{}</li>\n", escaped(item));
    }
    body_ += "</ul>\n";
}

void Page::figure(Figure figure) {
    body_ += figure_html(figure);
    tables_.emplace_back(figure.id, figure.table);
    figures_.push_back(std::move(figure));
}

void Page::table(const std::string& id, const std::string& caption, DataTable table) {
    body_ += table_html(table, caption);
    tables_.emplace_back(id, std::move(table));
}

void Page::folded(const std::string& summary, const std::string& html) {
    body_ += fmt::format("<details><summary>{}</summary>\n{}</details>\n", escaped(summary), html);
}

void Page::preformatted(const std::string& summary, const std::string& text) {
    folded(summary, "<pre tabindex=\"0\">" + escaped(text) + "</pre>\n");
}

std::string Page::html(const std::string& title) const {
    std::string links;
    for (const auto& [id, heading] : sections_) {
        links += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, escaped(heading));
    }
    return fmt::format(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n"
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
        "'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
        "<title>{0}</title>\n<link rel=\"icon\" "
        "href=\"data:,\">\n<style>\n{1}{6}</style>\n</head>\n"
        "<body>\n<main>\n<h1>{0}</h1>\n{2}{3}</main>\n"
        "<nav aria-label=\"Parts\"><h2>Parts</h2><ul>\n{4}</ul></nav>\n<script>\n{5}</script>\n"
        "</body>\n</html>\n",
        escaped(title),
        page_file("figure.css"),
        body_,
        is_open_ ? "</section>\n" : "",
        links,
        page_file("figure.js"),
        page_file("report.css"));
}

} // namespace dowith
