// Writes to a table file until it is killed, and reports what was acknowledged.
//
//     rangefinder-commit-loop FILE RUN WRITERS
//
// Every writer counts from 0. An even writer puts one item a step, an odd one a transaction of four. Once the engine
// has acknowledged step N of writer W, the line "W N" goes to standard output in one write. The first line, "ready", says
// that the file is open. Standard input closed ends the program too, should nobody be left to kill it.

#include "engine/api/ops/all.h"
#include "engine/service.h"
#include "tests/faults/commit_loop.h"

#include <cstdio>
#include <cstdlib>
#include <thread>
#include <unistd.h>

using namespace rf;
using namespace rf::faults;

namespace {

void say(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) ::_exit(3);
}

Status putOne(Service& service, const Item& item) {
    RF_TRY(call<PutItem>(service, {.tableName = kTable, .item = InputAttributes(item)}));
    return {};
}

Status putTogether(Service& service, const std::vector<Item>& items) {
    TransactWriteItems::Input input;
    auto& actions = input.transactItems.emplace();
    for (const Item& item : items)
        actions.emplace_back().put = TransactActionIn{.tableName = kTable, .item = InputAttributes(item)};
    RF_TRY(call<TransactWriteItems>(service, std::move(input)));
    return {};
}

void writeOn(Service& service, const std::string& run, int writer) {
    for (int step = 0;; ++step) {
        const auto items = itemsOf(run, writer, step);
        const Status done = items.size() == 1 ? putOne(service, items.front()) : putTogether(service, items);
        if (!done) {
            std::fprintf(stderr, "%s\n", done.error().message.c_str());
            ::_exit(2);
        }
        say(std::to_string(writer) + " " + std::to_string(step) + "\n");
    }
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 64;
    auto service = openEngine(argv[1], {});
    if (!service) {
        std::fprintf(stderr, "%s\n", service.error().message.c_str());
        return 1;
    }
    say("ready\n");
    std::vector<std::thread> writers;
    for (int writer = 0; writer < std::atoi(argv[3]); ++writer)
        writers.emplace_back([&service, run = std::string(argv[2]), writer] { writeOn(**service, run, writer); });
    char byte = 0;
    while (::read(STDIN_FILENO, &byte, 1) > 0) continue;
    ::_exit(0); // as a crash would: nothing is closed
}
