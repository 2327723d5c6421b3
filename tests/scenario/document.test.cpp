// SPDX-License-Identifier: Apache-2.0
#include "sim/scenario/source_text.hpp"
#include "sim/scenario/yaml.hpp"
#include "tests/scenario/document_of.hpp"
#include "tests/support/catch.hpp"

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

using namespace dowith;

namespace {

namespace fs = std::filesystem;

/// A folder of its own for one test, gone afterwards.
class Folder {
  public:
    Folder() : path_{fs::temp_directory_path() / ("dowith-" + std::to_string(getpid()))} {
        fs::create_directories(path_);
    }

    ~Folder() { fs::remove_all(path_); }

    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path write(const fs::path& name, std::string_view text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream{path_ / name, std::ios::binary} << text;
        return path_ / name;
    }

    [[nodiscard]] const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// What is said about a file, with the folder's own name left out.
std::string said_about(const Folder& folder, const fs::path& file) {
    Problems problems;
    static_cast<void>(load_document(folder.path() / file, problems));
    std::string text = problems.text();
    const std::string prefix = folder.path().string() + '/';
    for (std::size_t at = text.find(prefix); at != std::string::npos; at = text.find(prefix)) {
        text.erase(at, prefix.size());
    }
    return text;
}

/// Reads `top.yaml` from a few embedded files.
Document read(const std::map<std::string, std::string>& files, Problems& problems) {
    const Resolver resolver = [&files](const std::string& name) {
        const auto found = files.find(name);
        return found == files.end() ? std::nullopt : std::optional{found->second};
    };
    return document_from_text("top.yaml", files.at("top.yaml"), problems, resolver);
}

Document read(const std::map<std::string, std::string>& files) {
    Problems problems;
    Document document = read(files, problems);
    INFO(problems.text());
    CHECK(problems.empty());
    return document;
}

} // namespace

SCENARIO("a file merges key by key into what it extends") {
    const Document document = read({{"top.yaml",
                                     "extends: base/borough.yaml\n"
                                     "weeks: {horizon: 52}\n"
                                     "services: [day]\n"
                                     "policies:\n"
                                     "  austerity: ~\n"
                                     "  new: {rung: informing}\n"},
                                    {"base/borough.yaml",
                                     "seed: 1\n"
                                     "weeks: {burn_in: 104, horizon: 260}\n"
                                     "services: [home-care, day]\n"
                                     "policies: {austerity: {budget: 0.75}, old: 1}\n"}});
    CHECK(to_yaml(document.root) == "seed: 1\n"
                                    "weeks:\n"
                                    "  burn_in: 104\n"
                                    "  horizon: 52\n"
                                    "services:\n"
                                    "  - day\n"
                                    "policies:\n"
                                    "  old: 1\n"
                                    "  new:\n"
                                    "    rung: informing\n");
    CHECK(document.files == std::vector<std::string>{"top.yaml", "base/borough.yaml"});
    CHECK(document.is_whole);

    AND_THEN("every value keeps the place where it was written") {
        const Node& weeks = *document.root.find("weeks");
        CHECK(to_text(weeks.find("horizon")->place()) == "top.yaml:2:18");
        CHECK(to_text(weeks.find("burn_in")->place()) == "base/borough.yaml:2:18");
        CHECK(to_text(weeks.place()) == "top.yaml:2:8");
    }
    AND_THEN("the changes are what the file itself says otherwise") {
        std::string said;
        for (const auto& [path, before, now, place] : changes(document)) {
            said += path + ": " + before + " -> " + now + " at " + to_text(place) + '\n';
        }
        CHECK(said == "policies.austerity.budget: 0.75 ->  at base/borough.yaml:4:32\n"
                      "weeks.horizon: 260 -> 52 at top.yaml:2:18\n"
                      "services: - home-care\n- day -> - day at top.yaml:3:11\n"
                      "policies.new.rung:  -> informing at top.yaml:6:15\n");
    }
}

SCENARIO("a value that is only said again, or a file that extends nothing, changes nothing") {
    CHECK(changes(read({{"top.yaml", "extends: b.yaml\na: 1\n"}, {"b.yaml", "a: 1\nb: 2\n"}}))
              .empty());
    Document document = document_of("a: 1\n");
    CHECK(changes(document).empty());
    Problems problems;
    set_value(document, "a=2", problems);
    REQUIRE(changes(document).size() == 1);
    CHECK(changes(document).front() == Change{"a", "1", "2", {"--set a=2"}});
}

SCENARIO("a chain merges from its end, and names are relative to the file that says them") {
    const Document document = read({{"top.yaml", "extends: base/a.yaml\nx: 3\n"},
                                    {"base/a.yaml", "extends: b.yaml\nx: 2\nv: 2\n"},
                                    {"base/b.yaml", "extends: ../c.yaml\nx: 1\nv: 1\nz: 1\n"},
                                    {"c.yaml", "w: 0\n"}});
    CHECK(to_yaml(document.root) == "w: 0\nx: 3\nv: 2\nz: 1\n");
    CHECK(document.files.size() == 4);
}

SCENARIO("a map replaces a scalar and the other way round") {
    const Document document =
        read({{"top.yaml", "extends: b.yaml\nx: {v: 1}\nz: 2\n"}, {"b.yaml", "x: 1\nz: {v: 1}\n"}});
    CHECK(to_yaml(document.root) == "x:\n  v: 1\nz: 2\n");
    CHECK(changes(document).size() == 4); // each of the two leaves goes and each comes
}

SCENARIO("a tilde that removes nothing is refused") {
    Problems problems;
    const Document document =
        read({{"top.yaml", "extends: b.yaml\npolicies: {austerty: ~, other: [~]}\n"},
              {"b.yaml", "policies: {austerity: {budget: 1}}\n"}},
             problems);
    CHECK(problems.text() == "top.yaml:2:22: policies.austerty = ~ removes nothing (no such key is "
                             "extended); did you mean austerity?\n"
                             "top.yaml:2:33: policies.other.0 = ~ has no meaning in a list "
                             "(~ removes a key that is extended); delete the item");
    CHECK(problems_in("a: ~\n") ==
          "x.yaml:1:4: a = ~ removes nothing (no such key is extended); delete the line");
}

SCENARIO("extends must name one file that is there") {
    CHECK(problems_in("extends: b.yaml\n") ==
          "x.yaml:1:10: extends = b.yaml cannot be used here (there are no files); leave it out");
    CHECK(problems_in("extends: [b.yaml]\n") == "x.yaml:1:10: extends is no name of a file; "
                                                "write one name, as in base/borough.yaml");
    Problems problems;
    const Document document = read({{"top.yaml", "extends: b.yaml\na: 1\n"}}, problems);
    CHECK(problems.text() == "top.yaml:1:10: extends = b.yaml does not exist; check its name");
    CHECK_FALSE(document.is_whole);
    CHECK(to_yaml(document.root) == "a: 1\n");
}

SCENARIO("problems of a base are found with those of the file") {
    Problems problems;
    static_cast<void>(
        read({{"top.yaml", "extends: b.yaml\na: &x 1\n"}, {"b.yaml", "c: 1\nc: 2\n"}}, problems));
    CHECK(problems.text() ==
          "b.yaml:2:1: c is given twice (first at b.yaml:1:1); remove one of them\n"
          "top.yaml:2:4: a carries an anchor (each value of a scenario is written out); "
          "remove the word that begins with &");
}

SCENARIO("a circle of files is refused with its members") {
    const Folder folder;
    folder.write("a.yaml", "extends: sub/b.yaml\n");
    folder.write("sub/b.yaml", "extends: ../c.yaml\n");
    folder.write("c.yaml", "extends: sub/../a.yaml\n");
    CHECK(said_about(folder, "a.yaml") ==
          "c.yaml:1:10: extends = sub/../a.yaml leads back to where it came from "
          "(a.yaml -> sub/b.yaml -> c.yaml -> a.yaml); let one of these files extend nothing");
}

SCENARIO("a chain of eight files is read and one more is refused") {
    const Folder folder;
    for (int i = 1; i < 9; ++i) {
        folder.write(std::to_string(i) + ".yaml", "extends: " + std::to_string(i + 1) + ".yaml\n");
    }
    folder.write("9.yaml", "a: 1\n");
    CHECK(said_about(folder, "2.yaml").empty());
    CHECK(said_about(folder, "1.yaml") ==
          "8.yaml:1:10: extends = 9.yaml is a chain of more than 8 files; merge some of them");
}

SCENARIO("a file extends nothing outside the folder of the scenario") {
    const Folder folder;
    folder.write("outside.yaml", "a: 1\n");
    folder.write("in/common.yaml", "a: 1\n");
    folder.write("in/sub/inside.yaml", "extends: ../common.yaml\n");
    folder.write("in/good.yaml", "extends: sub/inside.yaml\n");
    folder.write("in/above.yaml", "extends: ../outside.yaml\n");
    folder.write("in/absolute.yaml", "extends: /etc/passwd\n");
    folder.write("in/linked.yaml", "extends: link.yaml\n");
    folder.write("in/folder_link.yaml", "extends: up/outside.yaml\n");
    fs::create_symlink("../outside.yaml", folder.path() / "in/link.yaml");
    fs::create_symlink("..", folder.path() / "in/up");

    constexpr const char* leaves = " leaves the folder of the scenario (in and what is below it); "
                                   "copy the file into that folder";
    CHECK(said_about(folder, "in/good.yaml").empty());
    CHECK(said_about(folder, "in/above.yaml") ==
          std::string{"in/above.yaml:1:10: extends = ../outside.yaml"} + leaves);
    CHECK(said_about(folder, "in/linked.yaml") ==
          std::string{"in/linked.yaml:1:10: extends = link.yaml"} + leaves);
    CHECK(said_about(folder, "in/folder_link.yaml") ==
          std::string{"in/folder_link.yaml:1:10: extends = up/outside.yaml"} + leaves);
    CHECK(said_about(folder, "in/absolute.yaml") ==
          "in/absolute.yaml:1:10: extends = /etc/passwd is an absolute path "
          "(a scenario must work in any folder); write it relative to this file");
}

SCENARIO("what is no readable file of a page or two is refused") {
    const Folder folder;
    folder.write("sub/x.yaml", "a: 1\n");
    folder.write("large.yaml", std::string(file_bytes_max + 1, '#'));
    folder.write("allowed.yaml", "a: 1\n" + std::string(file_bytes_max - 5, '#'));
    folder.write("base.yaml", "extends: missing.yaml\n");
    REQUIRE(mkfifo((folder.path() / "pipe.yaml").c_str(), 0600) == 0);
    CHECK(said_about(folder, "missing.yaml") ==
          "missing.yaml: the file does not exist; check its name and folder");
    CHECK(said_about(folder, "base.yaml") ==
          "base.yaml:1:10: extends = missing.yaml does not exist; check its name and folder");
    CHECK(said_about(folder, "sub") ==
          "sub: the file is a folder (a file is needed); name a file in it");
    CHECK(said_about(folder, "pipe.yaml") ==
          "pipe.yaml: the file is a device or a pipe (a file is needed); copy it into a file");
    CHECK(said_about(folder, "large.yaml") == "large.yaml: the file is larger than 1 MiB "
                                              "(a scenario is a page or two); put data into files "
                                              "of its own");
    CHECK(said_about(folder, "allowed.yaml").empty());
    CHECK(said_about(folder, "sub/x.yaml/y.yaml").find("sub/x.yaml/y.yaml: the file ") == 0);
}

SCENARIO("a file that one may not read is refused") {
    if (geteuid() == 0)
        return; // may read everything
    const Folder folder;
    fs::permissions(folder.write("secret.yaml", "a: 1\n"), fs::perms::none);
    CHECK(said_about(folder, "secret.yaml") ==
          "secret.yaml: the file cannot be opened; check that you may read it");
}
