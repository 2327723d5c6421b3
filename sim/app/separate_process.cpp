// SPDX-License-Identifier: Apache-2.0
#include "sim/app/separate_process.hpp"

#include "output/output_error.hpp"

#include <cerrno>
#include <cstdio>
#include <sys/wait.h>
#include <unistd.h>

namespace dowith {

std::optional<int> leave_to_a_child(const std::filesystem::path& file) {
    std::fflush(nullptr); // what waits to be written would be written twice
    const pid_t child = ::fork();
    if (child <= 0) {
        return {}; // the child; or the one process that there is
    }
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (!WIFEXITED(status)) {
        throw OutputError{file, "it is so damaged that it cannot be read"};
    }
    return WEXITSTATUS(status);
}

} // namespace dowith
