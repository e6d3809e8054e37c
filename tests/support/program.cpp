#include "tests/support/program.h"

#ifdef RF_TEST_WIDGETS
#include <QApplication>
#else
#include <QCoreApplication>
#endif

#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>

namespace {

std::unique_ptr<QCoreApplication> applicationFor(rf::test::Needs needs, int& argc, char** argv) {
    using rf::test::Needs;
    if (needs == Needs::Nothing) return nullptr;
#ifdef RF_TEST_WIDGETS
    if (needs == Needs::Widgets) return std::make_unique<QApplication>(argc, argv);
#endif
    return std::make_unique<QCoreApplication>(argc, argv);
}

int listed() {
    std::set<std::string> names;
    for (const auto& test : rf::test::registry()) names.insert(test.name);
    for (const std::string& name : names) std::puts(name.c_str());
    return 2;
}

} // namespace

/// The tests of the file that the first argument names; without one, and for an unknown one, the names and 2.
int main(int argc, char** argv) {
    const std::string wanted = argc > 1 ? argv[1] : "";
    std::vector<const rf::test::Registered*> tests;
    rf::test::Needs needs = rf::test::Needs::Nothing;
    for (const auto& test : rf::test::registry()) {
        if (test.name != wanted) continue;
        tests.push_back(&test);
        needs = std::max(needs, test.needs);
    }
    if (tests.empty()) return listed();

    std::rotate(argv + 1, argv + 2, argv + argc); // Qt Test sees the arguments behind the name
    --argc;
    const auto application = applicationFor(needs, argc, argv);
    QTEST_SET_MAIN_SOURCE_PATH
    int failed = 0;
    for (const auto* test : tests) failed += test->run(argc, argv);
    return failed;
}
