// SPDX-License-Identifier: Apache-2.0
#include "output/output_error.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/commands.hpp"
#include "sim/app/data_error.hpp"
#include "sim/app/exit_code.hpp"
#include "sim/app/processes.hpp"
#include "sim/app/terminal.hpp"
#include "sim/experiment/world_run.hpp"
#include "sim/scenario/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <system_error>
#include <thread>
#include <variant>
#include <vector>

namespace dowith {
namespace {

const Command& command_named(const std::string& name) {
    const auto is_it = [&](const Command& command) { return command.name == name; };
    return *std::find_if(commands().begin(), commands().end(), is_it);
}

int perform(const std::vector<std::string>& words) {
    join_others(words);
    const auto line = read_command_line(words);
    if (const auto* answer = std::get_if<Answer>(&line)) {
        print(answer->text);
        return exit_code::ok;
    }
    const auto& options = std::get<Options>(line);
    const Command& command = command_named(options.command);
    return shares_work(command.accepts.simulation) ? command.perform(options) : exit_code::ok;
}

/// Data that did not arrive is an error like any other: a full disk, a closed pipe.
void flush_output() {
    if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) {
        throw OutputError{"standard output", std::generic_category().message(errno)};
    }
}

std::string interruption_text(const Interrupted& interrupted, const std::string& command) {
    const Progress& progress = interrupted.progress;
    std::string text =
        fmt::format("interrupted with {} of {} worlds done", progress.done, progress.of);
    if (interrupted.on_their_way > 0) {
        text += fmt::format(" and {} kept on their way", interrupted.on_their_way);
    }
    if (progress.failed > 0) {
        text += fmt::format("; {} failed", progress.failed);
    }
    return text + (command_named(command).accepts.simulation
                       ? ".\nThey are kept beside the result: the same command goes on from "
                         "there.\n"
                       : ".\n");
}

/// Tells of a failure, in every process where it may be its own, and else in the one that speaks.
int fail(int code, const std::string& text) {
    if (!has_company()) {
        tell(text);
        return code;
    }
    tell_in_spite(fmt::format("process {}: {}", process_number(), text));
    end_all_processes(code);
    return code;
}

/// The same of a failure that all processes have alike: the first one tells of it. Should it not
/// come to that, since only this one has it, this one does.
int fail_alike(int code, const std::string& text) {
    if (process_number() > 0) {
        std::this_thread::sleep_for(std::chrono::seconds{2});
        return fail(code, text);
    }
    tell(text);
    std::fflush(stderr);
    end_all_processes(code);
    return code;
}

} // namespace
} // namespace dowith

int main(int argc, char** argv) {
    using namespace dowith;
    const std::vector<std::string> words{argv + std::min(argc, 1), argv + argc};
    try {
        const int code = perform(words);
        flush_output();
        return code;
    } catch (const SpokenFor&) {
        return exit_code::ok;
    } catch (const UsageError& error) {
        return fail_alike(exit_code::usage,
                          fmt::format("dowith: {}\n`dowith --help` lists commands and examples.\n",
                                      error.what()));
    } catch (const ScenarioErrors& errors) {
        return fail_alike(exit_code::bad_data, fmt::format("{}\n", errors.what()));
    } catch (const DataError& error) {
        return fail_alike(exit_code::bad_data, fmt::format("dowith: {}\n", error.what()));
    } catch (const OutputError& error) {
        return fail(exit_code::file_system, fmt::format("dowith: {}\n", error.what()));
    } catch (const Interrupted& interrupted) {
        return fail_alike(exit_code::interrupted, interruption_text(interrupted, words.front()));
    } catch (const std::bad_alloc&) {
        return fail(exit_code::run_failed,
                    "dowith: out of memory; fewer citizens or fewer threads need less\n");
    } catch (const std::exception& error) {
        return fail(exit_code::run_failed, fmt::format("dowith: {}\n", error.what()));
    }
}
