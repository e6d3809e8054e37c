// What the Items screen's grid costs with ten million items, and with wide ones.
//
//     rangefinder-bench-grid start FILE [ROUNDS]     main to the first painted page, beside an empty window
//     rangefinder-bench-grid rows FILE [ROWS]        ROWS rows read (0: all), then pages and jumps there; memory
//     rangefinder-bench-grid wide [ITEMS]            300 attributes and 50 KB an item; typing into a filter
//
// FILE has one table (make_items.py beside this makes its items). Offscreen without a display. A page is turned by the
// scroll bar and painted at once, as one frame of the window: the time of the GUI thread. A jump goes to any row, most of
// them not in memory, and ends when the values of all rows in view are painted.

#include "engine/api/ops/put_item.h"
#include "models/live/endpoint_controller.h"
#include "models/session/workspace.h"
#include "tests/bench/process_memory.h"
#include "ui/common/buttons.h"
#include "ui/common/theme.h"
#include "ui/item/item_grid.h"
#include "ui/item/items_page.h"
#include "ui/query/query_bar.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMainWindow>
#include <QProcess>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

#ifdef __GLIBC__
#include <malloc.h>
#endif

using namespace rf::models;
using rf::bench::megabytes;

namespace {

QElapsedTimer g_sinceMain;

class Times {
public:
    void add(double ms) { m_all.push_back(ms); }
    double at(double share) {
        std::sort(m_all.begin(), m_all.end());
        return m_all.empty() ? 0 : m_all[std::min(m_all.size() - 1, std::size_t(share * double(m_all.size())))];
    }
    void say(const char* what) {
        std::printf("%-58s median %6.2f ms, 99 %% %6.2f ms, most %6.2f ms (%zu)\n", what, at(0.5), at(0.99), at(1),
                    m_all.size());
        std::fflush(stdout);
    }

private:
    std::vector<double> m_all;
};

double msOf(const QElapsedTimer& timer) {
    return double(timer.nsecsElapsed()) / 1e6;
}

template <class Condition>
bool await(Condition condition, int patience = 600'000) {
    QElapsedTimer timer;
    timer.start();
    while (!condition() && timer.elapsed() < patience)
        QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents, 5);
    return condition();
}

/// The program on a file, showing the first table by scan.
struct Program {
    MemorySettings settings;
    Workspace workspace{[](const std::filesystem::path& file, const rf::EngineOptions& options) {
                            return rf::openEngine(file, options);
                        },
                        &settings};
    EndpointController endpoint{&workspace};
    rf::ui::MainWindow window{&workspace, &settings, &endpoint};
    ItemsTab* tab = nullptr;

    explicit Program(const QString& file) {
        window.resize(1440, 900);
        window.show();
        auto* session = workspace.openFile(file);
        QObject::connect(session, &FileSession::tablesChanged, &window, [this, session] { showTable(session); });
    }
    void showTable(FileSession* session) {
        if (tab || session->tables().isEmpty()) return;
        const auto& table = session->tables().first();
        tab = workspace.openTable(session, table.region, table.name);
        tab->query()->setMode(QueryMode::Scan);
        tab->run();
    }
    /// Made when its tab comes into view.
    rf::ui::ItemsPage* page() const { return tab ? qobject_cast<rf::ui::ItemsPage*>(window.work()->pageOf(tab)) : nullptr; }
    bool hasRead() const {
        return tab && (tab->items()->state() == ItemsModel::State::End ||
                       (tab->items()->rowCount() > 0 && tab->items()->state() == ItemsModel::State::Idle));
    }
    bool hasRows() const { return hasRead() && tab->items()->rowCount() > 0; }
    rf::ui::ItemGrid* grid() const { return page()->grid(); }
    QScrollBar* bar() const { return grid()->rest()->verticalScrollBar(); }
    /// Paints what is due in the window, now.
    void paint() {
        QEvent frame(QEvent::UpdateRequest);
        QCoreApplication::sendEvent(&window, &frame);
    }
    bool inMemory() const {
        for (int row = grid()->rest()->firstRowInView(); row <= grid()->rest()->lastRowInView(); ++row)
            if (!tab->items()->isKept(tab->rows()->sourceRow(row))) return false;
        return true;
    }
};

/// Says when a widget was painted for the first time while a condition held.
class FirstPaint : public QObject {
public:
    FirstPaint(QWidget* widget, std::function<bool()> condition) : m_condition(std::move(condition)) {
        widget->installEventFilter(this);
    }
    bool seen() const { return m_seen; }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() == QEvent::Paint && m_condition()) m_seen = true;
        return false;
    }

private:
    std::function<bool()> m_condition;
    bool m_seen = false;
};

// main to the first painted page

int startEmpty() {
    QMainWindow window;
    window.resize(1440, 900);
    FirstPaint paint(&window, [] { return true; });
    window.show();
    await([&] { return paint.seen(); });
    std::printf("%.2f\n", msOf(g_sinceMain));
    return 0;
}

int startProgram(const QString& file, bool trace) {
    rf::ui::Theme::instance().install(*qApp);
    const double theme = msOf(g_sinceMain);
    Program program(file);
    const double window = msOf(g_sinceMain);
    std::unique_ptr<FirstPaint> paint;
    double opened = 0, made = 0, read = 0;
    const auto note = [](double& when, bool is) {
        if (is && when == 0) when = msOf(g_sinceMain);
    };
    const bool painted = await([&] {
        note(opened, program.tab);
        note(made, program.page());
        note(read, program.hasRead());
        if (!paint && program.page()) {
            QWidget* rows = program.grid()->rest()->viewport();
            paint = std::make_unique<FirstPaint>(rows, [&] { return program.hasRead(); }); // the table may be empty
            rows->update(); // they may stand painted before anybody looks: then once more
        }
        return paint && paint->seen();
    }, 30'000);
    if (!painted) {
        std::fprintf(stderr, "No page was painted: %s\n", program.tab ? "its table is open" : "no table");
        return 1;
    }
    if (trace) std::fprintf(stderr, "theme %.1f, window %.1f, file open %.1f, page made %.1f, rows read %.1f, painted %.1f\n", theme, window,
                            opened, made, read, msOf(g_sinceMain));
    std::printf("%.2f\n", msOf(g_sinceMain));
    std::fflush(stdout);
    std::_Exit(0); // closing is not what is measured
}

double childSays(const QStringList& arguments) {
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), arguments);
    child.waitForFinished(60'000);
    return child.readAllStandardOutput().trimmed().toDouble();
}

int start(const QString& file, int rounds) {
    Times empty, program;
    for (int round = 0; round < rounds; ++round) {
        empty.add(childSays({QStringLiteral("start-empty")}));
        program.add(childSays({QStringLiteral("start-program"), file}));
    }
    empty.say("main to a painted empty QMainWindow");
    program.say("main to the painted first page");
    std::printf("ratio of medians %.1f (goal 2)\n", program.at(0.5) / empty.at(0.5));
    return 0;
}

// Millions of rows

void pages(Program& program, const char* what, int count) {
    Times times;
    for (int i = 0; i < count; ++i) {
        await([&] { return program.inMemory(); });
        QCoreApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        program.bar()->setValue(program.bar()->value() + program.bar()->pageStep());
        program.paint();
        times.add(msOf(timer));
        if (program.bar()->value() >= program.bar()->maximum()) break;
    }
    times.say(what);
}

void sayMemory(const char* when) {
    std::printf("memory %s: %.0f MB (most %.0f): %.0f of its own, %.0f of files it maps", when, megabytes("VmRSS:"),
                megabytes("VmHWM:"), megabytes("RssAnon:"), megabytes("RssFile:"));
#ifdef __GLIBC__
    const auto heap = mallinfo2();
    std::printf("; allocated %.0f, free in the heap %.0f", double(heap.uordblks + heap.hblkhd) / (1 << 20), double(heap.fordblks) / (1 << 20));
#endif
    std::printf("\n");
    std::fflush(stdout);
}

/// Page after page as "Read all" does, until there are so many rows.
void read(Program& program, int wanted) {
    auto* items = program.tab->items();
    await([items] { return items->state() != ItemsModel::State::Loading; }); // the page that the view asked for
    QElapsedTimer timer;
    timer.start();
    items->readOn();
    Times turns;
    int said = 0;
    while (items->state() == ItemsModel::State::Loading && (wanted <= 0 || items->loaded() < wanted)) {
        QElapsedTimer turn;
        turn.start();
        QCoreApplication::processEvents(QEventLoop::AllEvents);
        turns.add(msOf(turn));
        if (items->loaded() / 1'000'000 > said) std::fprintf(stderr, "%d rows, %.0f s\n", items->loaded(), msOf(timer) / 1000);
        said = items->loaded() / 1'000'000;
    }
    items->cancel();
    std::printf("%d rows read in %.1f s, %d in memory (items %.0f MB)\n", items->loaded(), msOf(timer) / 1000, items->kept(),
                double(items->memoryUsed()) / (1 << 20));
    turns.say("turn of the event loop meanwhile");
}

void jumps(Program& program, int count) {
    Times jump, blocked;
    int away = 0;
    QRandomGenerator random(4);
    for (int i = 0; i < count; ++i) {
        const int to = int(random.bounded(quint32(program.bar()->maximum())));
        QCoreApplication::processEvents();
        QElapsedTimer all;
        all.start();
        program.bar()->setValue(to);
        program.paint();
        blocked.add(msOf(all));
        if (!program.inMemory()) {
            ++away;
            await([&] { return program.inMemory(); });
            program.paint();
        }
        jump.add(msOf(all));
    }
    std::printf("%d of %d jumps went to rows that are not in memory\n", away, count);
    blocked.say("random jump, to the painted frame");
    jump.say("random jump, to the painted values (goal 16 ms)");
}

int rows(const QString& file, int wanted) {
    sayMemory("before the window");
    Program program(file);
    if (!await([&] { return program.page() && program.hasRows(); })) return 1;
    program.tab->items()->fetchMore({});
    await([&] { return program.tab->items()->state() != ItemsModel::State::Loading; });
    sayMemory("with two pages");
    pages(program, "page near the start (goal 8 ms)", 10);
    read(program, wanted);
    sayMemory("with these rows known (goal 200)");
    program.bar()->setValue(0);
    pages(program, "page of rows from the first on (goal 8 ms)", 1'000);
    program.bar()->setValue(program.bar()->maximum() / 2);
    pages(program, "page in the middle", 300);
    program.bar()->setValue(program.bar()->maximum() - 100 * program.bar()->pageStep());
    pages(program, "page at the end", 99);
    jumps(program, 300);
    sayMemory("at the end (goal 200)");
    std::_Exit(0);
}

// Wide items

QString wideFile(const QTemporaryDir& folder, int count) {
    const QString path = folder.filePath(QStringLiteral("wide.rfdb"));
    auto engine = rf::openEngine(path.toStdString(), {.mode = rf::EngineOptions::Mode::Create});
    if (!engine) return {};
    rf::CreateTable::Input table;
    table.tableName = "Wide";
    table.attributeDefinitions = {{{"pk", "S"}}};
    table.keySchema = std::vector<rf::KeySchemaElementIn>{{"pk", "HASH"}};
    table.billingMode = "PAY_PER_REQUEST";
    if (!rf::call<rf::CreateTable>(**engine, table)) return {};
    while (true) {
        auto described = rf::call<rf::DescribeTable>(**engine, {.tableName = "Wide"});
        if (!described || TableInfo::of(described->table).status == QLatin1String("ACTIVE")) break;
        QThread::msleep(5);
    }
    for (int i = 0; i < count; ++i) {
        rf::InputAttributes item;
        item.set("pk", rf::AttributeValue::string("item-" + std::to_string(i)));
        for (int a = 0; a < 300; ++a) {
            const std::string name = "attribute" + std::to_string(a);
            if (a % 3 == 0)
                item.set(name, rf::AttributeValue::number(rf::Number::fromInt(i * 300 + a)));
            else if (a % 7 == 1)
                item.set(name, rf::AttributeValue::map(
                                   {{"city", rf::AttributeValue::string("Lyon " + std::to_string(i))},
                                    {"text", rf::AttributeValue::string(std::string(150, char('a' + a % 26)))}}));
            else
                item.set(name, rf::AttributeValue::string(std::to_string(i) + std::string(210, char('a' + a % 26))));
        }
        if (!rf::call<rf::PutItem>(**engine, {.tableName = "Wide", .item = std::move(item)})) return {};
    }
    return path;
}

void typeFilter(Program& program) {
    program.page()->queryBar()->addFilter();
    auto* path = program.page()->queryBar()->findChild<QLineEdit*>(QStringLiteral("filterPath"));
    auto* value = program.page()->queryBar()->findChild<QLineEdit*>(QStringLiteral("filterValue"));
    Times times;
    const auto type = [&](QLineEdit* field, const QString& text) {
        field->setFocus();
        for (const QChar letter : text) {
            QElapsedTimer timer;
            timer.start();
            for (const auto kind : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent key(kind, letter.toUpper().unicode(), Qt::NoModifier, QString(letter));
                QCoreApplication::sendEvent(field, &key);
            }
            QCoreApplication::processEvents();
            times.add(msOf(timer));
        }
    };
    for (int round = 0; round < 20; ++round) {
        path->clear();
        value->clear();
        type(path, QStringLiteral("attribute12"));
        type(value, QStringLiteral("some value"));
    }
    times.say("a key typed into a filter (goal 16 ms)");
}

int wide(int count) {
    const QTemporaryDir folder;
    const QString file = wideFile(folder, count);
    if (file.isEmpty()) return 1;
    Program program(file);
    if (!await([&] { return program.page() && program.hasRows(); })) return 1;
    auto* items = program.tab->items();
    while (items->canFetchMore({})) {
        items->fetchMore({});
        if (!await([&] { return items->state() != ItemsModel::State::Loading; })) return 1;
    }
    std::printf("%d items of %lld bytes, %d columns, %.0f MB in memory\n", items->loaded(),
                static_cast<long long>(items->item(0).itemSizeBytes()), items->columnCount(), megabytes("VmRSS:"));
    program.bar()->setValue(0);
    pages(program, "page of wide rows (goal 16 ms)", 200);
    Times across;
    auto* bar = program.grid()->rest()->horizontalScrollBar();
    for (int i = 0; i < 200; ++i) {
        QElapsedTimer timer;
        timer.start();
        bar->setValue(i % 2 ? bar->maximum() * (i % 50) / 50 : bar->value() + bar->pageStep());
        program.paint();
        across.add(msOf(timer));
        QCoreApplication::processEvents();
    }
    across.say("page of columns (goal 16 ms)");
    typeFilter(program);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    g_sinceMain.start();
    if (qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1), file = arguments.value(2);
    if (what == QLatin1String("start-empty")) return startEmpty();
    if (what == QLatin1String("start-program")) return startProgram(file, arguments.size() > 3);
    rf::ui::Theme::instance().install(app);
    if (what == QLatin1String("start")) return start(file, std::max(3, arguments.value(3).toInt()));
    if (what == QLatin1String("rows")) return rows(file, arguments.size() > 3 ? arguments[3].toInt() : 1'000'000);
    if (what == QLatin1String("wide")) return wide(std::max(100, arguments.value(2).toInt()));
    std::fprintf(stderr, "rangefinder-bench-grid start FILE [ROUNDS] | rows FILE [ROWS] | wide [ITEMS]\n");
    return 2;
}
