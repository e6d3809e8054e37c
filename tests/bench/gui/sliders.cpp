#include "sliders.h"

#include "times.h"

#include "tests/gallery/capacity_desk.h"
#include "ui/capacity/capacity_side.h"
#include "ui/capacity/what_if_panel.h"

#include <QElapsedTimer>
#include <QSlider>

using namespace rf::models;

namespace rf::gallery {

QString copyOfSample(const QString& folder) {
    const QString file = folder + QStringLiteral("/shop.rfdb");
    (void)rf::makeSample(file.toStdString(), "ecommerce");
    return file;
}

} // namespace rf::gallery

namespace rf::bench {
namespace {

constexpr int kTurns = 60;
constexpr int kDay = 4; ///< times six hours

} // namespace

void sliders() {
    gallery::Stage stage({}, {}, false);
    gallery::CapacityDesk desk(stage);
    if (!desk.play(kDay)) return;
    desk.page->model()->setRange(CapacityRange::Day);
    desk.settled();
    if (!desk.choose(WhatIfMode::Provisioned)) return;
    ui::WhatIfPanel* panel = desk.page->side()->whatIf();
    WhatIfModel* model = desk.page->whatIf();
    int drawn = 0;
    bool fresh = false;
    QObject::connect(model, &WhatIfModel::changed, panel, [&] { fresh = true; });
    for (auto* chart : {desk.page->reads(), desk.page->writes()})
        QObject::connect(chart, &QCustomPlot::afterReplot, panel, [&] { drawn += fresh; });
    Times times;
    QSlider* slider = panel->slider(ui::WhatIfPanel::Wcu);
    for (int i = 0; i < kTurns; ++i) {
        drawn = 0;
        fresh = false;
        QElapsedTimer timer;
        timer.start();
        slider->setValue(slider->maximum() * (i % 20 + 2) / 24);
        if (!stage.wait([&] { return drawn >= 2; })) return;
        times.add(double(timer.nsecsElapsed()) / 1e6);
    }
    std::printf("%td points a side\n", std::ptrdiff_t(model->points(UnitSide::Write).size()));
    times.say("a slider turned, until charts and costs stand (goal 100 ms)");
}

} // namespace rf::bench
