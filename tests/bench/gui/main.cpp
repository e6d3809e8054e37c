// What the Capacity screen costs to draw, and whether the GUI thread ever keeps somebody waiting while a load runs.
//
//     rangefinder-bench-gui [SECONDS [charts|sliders|load]]
//
// Charts: a week of minutes and one more each frame, and a heat map of 200 partitions by 600 minutes, drawn at once and
// in the program's own widgets; beside them an empty plot of the same size, which is what the toolkit costs by itself.
// Sliders: the What-if panel over a day at the shop (sliders.cpp).
// Load: the window on its Capacity page, its endpoint served, 4,400 reads and 1,000 writes a second of demo traffic asked for; every
// event the GUI thread handles is timed.

#include "sliders.h"
#include "times.h"

#include "models/live/demo_traffic.h"
#include "models/session/maintenance.h"
#include "ui/capacity/capacity_page.h"
#include "ui/capacity/heat_chart.h"
#include "ui/capacity/units_chart.h"
#include "ui/common/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>
#include <string_view>

using namespace rf::models;
using rf::bench::Times;

namespace {

constexpr QSize kChart(880, 230);
constexpr int kFrames = 200;
constexpr qint64 kBegin = 1'782'829'800;

/// Times every event from outside, not those handled while another one is.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        if (m_inside || m_times == nullptr) return QApplication::notify(receiver, event);
        m_inside = true;
        QElapsedTimer timer;
        timer.start();
        const bool done = QApplication::notify(receiver, event);
        m_times->add(double(timer.nsecsElapsed()) / 1e6);
        m_inside = false;
        return done;
    }
    void time(Times* times) { m_times = times; }

private:
    Times* m_times = nullptr;
    bool m_inside = false;
};

template <class Draw>
void frames(const char* what, Draw draw) {
    Times times;
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer timer;
        timer.start();
        draw(i);
        times.add(double(timer.nsecsElapsed()) / 1e6);
    }
    times.say(what);
}

CapacitySnapshot weekOfMinutes() {
    CapacitySnapshot snapshot;
    snapshot.metered = snapshot.used = true;
    snapshot.series.from = kBegin;
    snapshot.series.step = 60;
    for (int i = 0; i < 7 * 24 * 60; ++i) {
        const double wave = 200 + 150 * std::sin(i / 229.0) + 40 * std::sin(i / 3.0);
        const double throttled = i % 97 == 0 ? 3 : 0;
        snapshot.series.read.append({wave, wave * 1.4, 400, throttled, 0.8});
        snapshot.series.write.append({wave / 2, wave, 250, throttled, 0.6});
    }
    snapshot.from = kBegin;
    snapshot.to = kBegin + 7 * 86'400;
    return snapshot;
}

CapacitySnapshot heatOf(int rows, int columns) {
    CapacitySnapshot snapshot = weekOfMinutes();
    snapshot.heat.from = kBegin;
    snapshot.heat.columns = columns;
    snapshot.partitionLimit = 1000;
    for (int row = 0; row < rows; ++row) {
        snapshot.heat.partitions.append(row);
        snapshot.heat.peaks.append(900);
        for (int column = 0; column < columns; ++column)
            snapshot.heat.cells.push_back(float(std::fabs(std::sin(row * 0.3) * std::cos(column / 40.0)) * 1100));
    }
    snapshot.to = kBegin + columns * 60;
    return snapshot;
}

template <class Chart>
void place(Chart& chart, const CapacitySnapshot& snapshot) {
    chart.resize(kChart);
    chart.QWidget::show();
    chart.setView(double(snapshot.from), double(snapshot.to));
    QCoreApplication::processEvents();
}

void charts() {
    const CapacitySnapshot week = weekOfMinutes();
    QCustomPlot empty;
    empty.resize(kChart);
    empty.QWidget::show();
    frames("an empty plot", [&](int) { empty.replot(QCustomPlot::rpImmediateRefresh); });

    rf::ui::UnitsChart units(UnitSide::Write);
    place(units, week);
    CapacitySnapshot live = week;
    frames("a week of minutes, one more each frame (goal 8 ms)", [&](int) {
        live.series.write.append(live.series.write.first());
        live.series.read.append(live.series.read.first());
        live.to += 60;
        units.show(live);
        units.setView(double(live.from), double(live.to));
        units.replot(QCustomPlot::rpImmediateRefresh);
    });

    const CapacitySnapshot map = heatOf(200, 600);
    rf::ui::HeatChart heat;
    place(heat, map);
    frames("heat map of 200 x 600 (goal 12 ms)", [&](int) {
        heat.show(map);
        heat.replot(QCustomPlot::rpImmediateRefresh);
    });
}

template <class Condition>
bool await(Condition condition) {
    QElapsedTimer patience;
    patience.start();
    while (!condition() && patience.elapsed() < 60'000) QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return condition();
}

int underLoad(TimedApplication& app, int seconds) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("shop.rfdb"));
    if (!rf::makeSample(path.toStdString(), "ecommerce")) return 1;
    MemorySettings settings;
    Workspace workspace([](const std::filesystem::path& file, const rf::EngineOptions& options) {
        return rf::openEngine(file, options);
    }, &settings);
    EndpointController endpoint(&workspace);
    endpoint.setPort(0);
    rf::ui::MainWindow window(&workspace, &settings, &endpoint);
    window.resize(1440, 900);
    window.show();
    window.open({path});
    if (!await([&] { return window.work()->currentTab() != nullptr; })) return 1;
    window.commands()->trigger(QStringLiteral("mode.capacity"));
    DemoTraffic traffic(&workspace, &endpoint);
    traffic.start(workspace.files().first(), {.readsPerSecond = 4'400, .writesPerSecond = 1'000, .wave = false, .sales = false});
    if (!await([&] { return traffic.report().requests > 0; })) return 1;
    Times times;
    const auto before = traffic.report().requests;
    QElapsedTimer timer;
    timer.start();
    app.time(&times);
    while (timer.elapsed() < seconds * 1000) QCoreApplication::processEvents(QEventLoop::AllEvents | QEventLoop::WaitForMoreEvents);
    app.time(nullptr);
    const double rate = double(traffic.report().requests - before) / (double(timer.elapsed()) / 1000);
    traffic.stop();
    await([&] { return traffic.state() == DemoTraffic::State::Off; });
    std::printf("under %.0f requests a second:\n", rate);
    times.say("events of the GUI thread (goal: none over 16 ms)");
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("DISPLAY")) qputenv("QT_QPA_PLATFORM", "offscreen");
    TimedApplication app(argc, argv);
    rf::ui::Theme::instance().install(app);
    const int seconds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 20;
    const std::string_view only = argc > 2 ? argv[2] : "";
    if (only.empty() || only == "charts") charts();
    if (only.empty() || only == "sliders") rf::bench::sliders();
    return only.empty() || only == "load" ? underLoad(app, seconds) : 0;
}
