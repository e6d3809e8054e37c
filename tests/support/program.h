#pragma once
// One program holds the tests of a kind (tst_engine, tst_models, tst_ui): it links once instead of seventy times. Each file is
// still a test of ctest's with a process of its own: `tst_ui tst_ui_item_compare [arguments of Qt Test]`.
//
// A file's tests stand in a namespace of the file's name, so that files compiled as one unit do not see each other's helpers, and
// register at the end of it: RF_TEST_MAIN(TestCompare) for widgets, RF_TEST_GUILESS_MAIN for an event loop, RF_TEST_APPLESS_MAIN
// for neither. A file may register several classes; they run in that order.

#include <QtTest>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace rf::test {

enum class Needs { Nothing, EventLoop, Widgets };

struct Registered {
    std::string name; ///< tst_ui_item_compare, of tests/ui/item/tst_compare.cpp
    Needs needs;
    std::function<int(int, char**)> run;
};

inline std::vector<Registered>& registry() {
    static std::vector<Registered> all;
    return all;
}

/// The name that ctest knows a file by.
inline std::string nameOf(std::string_view file) {
    std::string path(file.substr(file.rfind("tests/") + 6));
    path.erase(path.rfind("tst_"), 4);
    path.erase(path.rfind('.'));
    for (char& c : path)
        if (c == '/') c = '_';
    return "tst_" + path;
}

template <class Test>
struct Registration {
    Registration(const char* file, Needs needs) {
        registry().push_back({nameOf(file), needs, [](int argc, char** argv) {
                                  Test test;
                                  return QTest::qExec(&test, argc, argv);
                              }});
    }
};

} // namespace rf::test

#define RF_TEST_NEEDING(Test, what) static const rf::test::Registration<Test> registered##Test(__FILE__, rf::test::Needs::what);
#define RF_TEST_MAIN(Test) RF_TEST_NEEDING(Test, Widgets)
#define RF_TEST_GUILESS_MAIN(Test) RF_TEST_NEEDING(Test, EventLoop)
#define RF_TEST_APPLESS_MAIN(Test) RF_TEST_NEEDING(Test, Nothing)
