// SPDX-License-Identifier: Apache-2.0
#include "sim/engine/join_processes.hpp"
#include "sim/kernel/contract.hpp"

#include <boost/mpi.hpp>

#include <chrono>
#include <iterator>
#include <limits>
#include <map>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>

namespace dowith {
namespace {

namespace mpi = boost::mpi;

// What letters between processes are about.
constexpr int ask_for_ticket = 1;
constexpr int give_ticket = 2;
constexpr int letter = 3;

const char* letters_of(std::span<const std::byte> bytes) {
    return reinterpret_cast<const char*>(bytes.data()); // MPI counts in characters
}

/// As MPI counts; what is longer has no place in a week.
int count_of(std::size_t bytes) {
    EXPECTS(bytes <= static_cast<std::size_t>(std::numeric_limits<int>::max()));
    return static_cast<int>(bytes);
}

/// Hands out tickets in process 0, on a thread of its own, so that no process waits for another's
/// work. It looks for letters every millisecond: to wait for one, MPI would keep a core busy.
class TicketOffice {
  public:
    explicit TicketOffice(const mpi::communicator& company) : company_{company} {
        if (company_.rank() == 0) {
            clerk_ = std::jthread{[this](const std::stop_token& closing) { serve(closing); }};
        }
    }

    std::size_t next(std::uint32_t roll) {
        if (company_.rank() == 0) {
            return tear_off(roll);
        }
        const std::scoped_lock lock{window_};
        company_.send(0, ask_for_ticket, roll);
        std::uint64_t number = 0;
        company_.recv(0, give_ticket, number);
        return number;
    }

  private:
    void serve(const std::stop_token& closing) {
        while (!closing.stop_requested()) {
            if (const auto asked = company_.iprobe(mpi::any_source, ask_for_ticket)) {
                std::uint32_t roll = 0;
                company_.recv(asked->source(), ask_for_ticket, roll);
                company_.send(asked->source(), give_ticket, std::uint64_t{tear_off(roll)});
            } else {
                std::this_thread::sleep_for(std::chrono::milliseconds{1});
            }
        }
    }

    std::size_t tear_off(std::uint32_t roll) {
        const std::scoped_lock lock{counter_};
        return rolls_[roll]++;
    }

    mpi::communicator company_;
    std::mutex window_;  ///< one thread of a process asks at a time
    std::mutex counter_; ///< of process 0: who tears off
    std::map<std::uint32_t, std::size_t> rolls_;
    std::jthread clerk_; ///< last, so that it ends before what it uses
};

class MpiTickets final : public Tickets {
  public:
    MpiTickets(TicketOffice& office, std::uint32_t roll) : office_{office}, roll_{roll} {}

    [[nodiscard]] std::size_t next() override { return office_.next(roll_); }

  private:
    TicketOffice& office_;
    std::uint32_t roll_;
};

class MpiCommunicator final : public Communicator {
  public:
    MpiCommunicator() : environment_{mpi::threading::multiple, abort_on_exception} {
        if (environment_.thread_level() < mpi::threading::multiple) {
            throw std::runtime_error{"this MPI cannot be used from several threads at once"};
        }
        company_ = mpi::communicator{mpi::communicator{}, mpi::comm_duplicate};
        office_ = std::make_unique<TicketOffice>(
            mpi::communicator{company_, mpi::comm_duplicate}); // its letters never meet ours
    }

    ~MpiCommunicator() override {
        company_.barrier(); // until nobody asks for tickets any more
        office_.reset();
    }

    [[nodiscard]] unsigned rank() const override { return static_cast<unsigned>(company_.rank()); }

    [[nodiscard]] unsigned size() const override { return static_cast<unsigned>(company_.size()); }

    // Boost.MPI wants a first element, and a process may have nothing to say: so by the C function.
    [[nodiscard]] Bytes gather(std::span<const std::byte> said) override {
        const int own = count_of(said.size());
        std::vector<int> sizes;
        mpi::all_gather(company_, own, sizes);
        const std::size_t all = std::accumulate(sizes.begin(), sizes.end(), std::size_t{0});
        Bytes heard(static_cast<std::size_t>(count_of(all)));
        std::vector<int> begins;
        std::exclusive_scan(sizes.begin(), sizes.end(), std::back_inserter(begins), 0);
        MPI_Allgatherv(said.data(),
                       own,
                       MPI_BYTE,
                       heard.data(),
                       sizes.data(),
                       begins.data(),
                       MPI_BYTE,
                       company_);
        return heard;
    }

    [[nodiscard]] std::vector<Bytes> exchange(const std::vector<Bytes>& letters) override {
        std::vector<int> sizes;
        for (const Bytes& each : letters) {
            sizes.push_back(count_of(each.size()));
        }
        std::vector<int> coming;
        mpi::all_to_all(company_, sizes, coming);
        std::vector<Bytes> heard;
        for (const int length : coming) {
            heard.emplace_back(static_cast<std::size_t>(length));
        }
        exchange(letters, heard);
        return heard;
    }

    void exchange(const std::vector<Bytes>& letters, std::vector<Bytes>& heard) override {
        std::vector<mpi::request> under_way;
        for (std::size_t other = 0; other < heard.size(); ++other) {
            if (!heard[other].empty()) {
                under_way.push_back(company_.irecv(static_cast<int>(other),
                                                   letter,
                                                   reinterpret_cast<char*>(heard[other].data()),
                                                   count_of(heard[other].size())));
            }
        }
        for (std::size_t other = 0; other < letters.size(); ++other) {
            if (!letters[other].empty()) {
                under_way.push_back(company_.isend(static_cast<int>(other),
                                                   letter,
                                                   letters_of(letters[other]),
                                                   count_of(letters[other].size())));
            }
        }
        mpi::wait_all(under_way.begin(), under_way.end());
    }

    [[nodiscard]] std::unique_ptr<Tickets> tickets() override {
        return std::make_unique<MpiTickets>(*office_, rolls_++);
    }

    [[noreturn]] void abort(int code) override {
        environment_.abort(code);
        throw std::logic_error{"MPI returned from the end"}; // which it does not
    }

    [[nodiscard]] unsigned on_this_machine() const {
        MPI_Comm here = MPI_COMM_NULL;
        MPI_Comm_split_type(company_, MPI_COMM_TYPE_SHARED, 0, MPI_INFO_NULL, &here);
        return static_cast<unsigned>(mpi::communicator{here, mpi::comm_take_ownership}.size());
    }

  private:
    static constexpr bool abort_on_exception = false; // main tells of the exception first

    mpi::environment environment_;
    mpi::communicator company_;
    std::unique_ptr<TicketOffice> office_;
    std::uint32_t rolls_ = 0;
};

} // namespace

bool knows_mpi() { return true; }

std::unique_ptr<Communicator> join_by_mpi() { return std::make_unique<MpiCommunicator>(); }

unsigned processes_on_this_machine(Communicator& processes) {
    const auto* const several = dynamic_cast<const MpiCommunicator*>(&processes);
    return several != nullptr ? several->on_this_machine() : 1;
}

} // namespace dowith
