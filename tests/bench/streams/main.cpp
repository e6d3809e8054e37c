// How long a change takes to be seen: from its commit to its painted row, and from its commit to the start of a command.
//
//     rangefinder-bench-streams [SECONDS [ROUNDS [PUTS-A-SECOND]]]
//
// Rows: the window on its Streams page, 1,000 puts a second (or as many as are asked for) beside it in the same process; each put notes when it was
// acknowledged, each paint of the list which rows it showed for the first time. Triggers: one put at a time to a table with
// a command trigger that writes down the time it started; the process's own start is in the figure.

#include "engine/api/ops/put_item.h"
#include "engine/triggers/triggers.h"
#include "models/session/maintenance.h"
#include "models/streams/script_runner.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"
#include "ui/streams/record_list.h"
#include "ui/streams/stream_page.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>

#include <cstdio>
#include <thread>

using namespace rf::models;

namespace {

using Nanoseconds = std::int64_t;
Nanoseconds now() { return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::system_clock::now().time_since_epoch()).count(); }

void say(const char* what, std::vector<double> ms) {
    std::sort(ms.begin(), ms.end());
    const auto at = [&](double share) { return ms.empty() ? 0 : ms[std::min(ms.size() - 1, std::size_t(share * double(ms.size())))]; };
    std::printf("%-44s median %7.2f ms, 99 %% %7.2f ms, most %7.2f ms, of %zu\n", what, at(0.5), at(0.99), at(1), ms.size());
}

bool waitFor(const std::function<bool()>& until, int ms = 30'000) {
    QElapsedTimer timer;
    timer.start();
    while (!until()) {
        if (timer.elapsed() > ms) return false;
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    return true;
}

bool put(rf::Service& service, int number) {
    rf::Item item{{"pk", rf::AttributeValue::string("BENCH#" + std::to_string(number % 500))}, {"sk", rf::AttributeValue::string("N#" + std::to_string(number))},
                  {"text", rf::AttributeValue::string(std::string(300, 'x'))}};
    return rf::call<rf::PutItem>(service, {.tableName = "Shop", .item = rf::InputAttributes(std::move(item))}).has_value();
}

/// Notes when each row was painted first.
class PaintWatch : public QObject {
public:
    PaintWatch(RecordModel* records, QWidget* viewport) : m_records(records) {
        viewport->installEventFilter(this);
        connect(records, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex&, int first, int last) {
            for (int row = last; row >= first; --row) m_waiting.push_back(numberOf(m_records->change(row)));
        });
    }
    bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::Paint) return false;
        QMetaObject::invokeMethod(this, [this] { // after the paint
            for (const int number : m_waiting)
                if (number >= 0) painted.emplace_back(number, now());
            m_waiting.clear();
        }, Qt::QueuedConnection);
        return false;
    }
    std::vector<std::pair<int, Nanoseconds>> painted;

private:
    static int numberOf(const ChangePtr& change) {
        const QString key = keyText(*change, QStringLiteral("sk"));
        return key.startsWith(QLatin1String("N#")) ? key.mid(2).toInt() : -1;
    }
    RecordModel* m_records;
    std::vector<int> m_waiting;
};

void rows(rf::ui::MainWindow& window, rf::Service& service, int seconds, int rate) {
    const int count = seconds * rate;
    std::vector<Nanoseconds> acknowledged(std::size_t(count), 0);
    PaintWatch watch(window.streams()->model()->records(), window.streams()->list()->viewport());
    std::atomic<bool> over{false};
    const auto begin = std::chrono::steady_clock::now();
    std::thread writer([&] {
        for (int i = 0; i < count; ++i) {
            std::this_thread::sleep_until(begin + std::chrono::nanoseconds(1'000'000'000 / rate) * i);
            if (put(service, i)) acknowledged[std::size_t(i)] = now();
        }
        over = true;
    });
    waitFor([&] { return over.load(); }, seconds * 3'000);
    writer.join();
    waitFor([&] { return watch.painted.size() >= std::size_t(count); }, 5'000);
    std::vector<double> ms;
    for (const auto& [number, at] : watch.painted) ms.push_back(double(at - acknowledged[std::size_t(number)]) / 1e6);
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("%d puts in %.1f s with the screen\n", count, took);
    say("commit to painted row", ms);
    std::printf("%44s rows never painted: %zu\n", "", std::size_t(count) - watch.painted.size());
}

void starts(rf::Service& service, const QString& folder, const QString& arn, int rounds) {
    const QString file = folder + QStringLiteral("/starts");
    rf::triggers::Function function;
    function.region = "us-east-1";
    function.name = "starts";
    function.command = {"date +%s%N >> " + file.toStdString()};
    function.shell = true;
    auto made = service.triggers()->createFunction(function);
    rf::triggers::Mapping mapping;
    mapping.region = "us-east-1";
    mapping.functionName = "starts";
    mapping.streamArn = arn.toStdString();
    mapping.startingPosition = rf::triggers::StartingPosition::Latest;
    auto mapped = made ? service.triggers()->createMapping(mapping) : made.error();
    if (!mapped) return (void)std::printf("no trigger: %s\n", mapped.error().message.c_str());
    std::vector<double> ms;
    for (int i = 0; i < rounds; ++i) {
        put(service, 1'000'000 + i);
        const Nanoseconds acknowledged = now();
        QList<QByteArray> lines;
        waitFor([&] {
            QFile in(file);
            if (in.open(QIODevice::ReadOnly)) lines = in.readAll().split('\n');
            return lines.size() > i + 1;
        });
        if (lines.size() > i + 1) ms.push_back(double(lines[i].toLongLong() - acknowledged) / 1e6);
        waitFor([] { return false; }, 30);
    }
    say("commit to the start of a command", ms);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", qgetenv("QT_QPA_PLATFORM").isEmpty() ? QByteArray("offscreen") : qgetenv("QT_QPA_PLATFORM"));
    QApplication app(argc, argv);
    rf::ui::Theme::instance().install(app);
    const int seconds = argc > 1 ? std::atoi(argv[1]) : 10, rounds = argc > 2 ? std::atoi(argv[2]) : 100, rate = argc > 3 ? std::atoi(argv[3]) : 1'000;
    QTemporaryDir folder;
    qputenv("XDG_STATE_HOME", folder.path().toUtf8()); // approvals of this run end with it
    const QString file = folder.filePath(QStringLiteral("shop.rfdb"));
    if (!rf::makeSample(file.toStdString(), "ecommerce", {})) return 1;
    MemorySettings settings;
    Workspace workspace(openWithScripts, &settings);
    EndpointController endpoint(&workspace);
    rf::ui::MainWindow window(&workspace, &settings, &endpoint);
    window.resize(1440, 900);
    window.show();
    window.open({file});
    if (!waitFor([&] { return window.work()->currentTab() != nullptr; })) return 1;
    window.commands()->trigger(QStringLiteral("mode.streams"));
    StreamModel* model = window.streams()->model();
    waitFor([&] { return model->isKnown(); });
    model->setStream(QStringLiteral("NEW_AND_OLD_IMAGES"), [](const Failure&) {});
    if (!waitFor([&] { return model->feed()->isFollowing(); })) return 1;
    const auto service = workspace.files().first()->client()->service();
    rows(window, *service, seconds, rate);
    starts(*service, folder.path(), model->stream().arn, rounds);
    return 0;
}
