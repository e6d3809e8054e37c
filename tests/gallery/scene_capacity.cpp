// The Capacity mode: six hours of a shop's traffic, counted by the meter of the open file with a held clock.

#include "capacity_desk.h"

#include "ui/capacity/edit_capacity_dialog.h"
#include "ui/capacity/throttle_dialog.h"

using namespace rf::models;
using rf::gallery::CapacityDesk;
using rf::gallery::Stage;

namespace {

/// The crosshair at the minute the writes were throttled first.
void pointAtFirstThrottle(rf::ui::CapacityPage* page) {
    const auto& snapshot = page->model()->snapshot();
    const auto& writes = snapshot.series.write;
    const auto first = std::find_if(writes.begin(), writes.end(), [](const CapacityPoint& each) { return each.throttled > 0; });
    if (first == writes.end()) return qWarning("no write was throttled: the picture has no tip");
    const double second = double(snapshot.series.from + (first - writes.begin()) * 60);
    page->point(page->writes(), second, 0, {page->writes()->xAt(second), page->writes()->height() / 2});
}

void capacity(Stage& stage) {
    CapacityDesk desk(stage);
    rf::ui::CapacityPage* page = desk.page;
    stage.shoot(&desk.window, QStringLiteral("empty"));
    if (!desk.play()) return;
    pointAtFirstThrottle(page);
    stage.shoot(&desk.window);

    const auto refusal = page->model()->newestReport();
    page->explain(refusal);
    if (auto* dialog = page->findChild<rf::ui::ThrottleDialog*>()) {
        stage.shootOver(&desk.window, dialog, QStringLiteral("xray"));
        delete dialog;
    }
    page->editCapacity();
    if (auto* dialog = page->findChild<rf::ui::EditCapacityDialog*>()) {
        stage.shootOver(&desk.window, dialog, QStringLiteral("edit"));
        delete dialog;
    }
    page->model()->setSide(UnitSide::Read);
    page->model()->setArm({ArmChoice::Index, QStringLiteral("GSI1")});
    desk.settled();
    stage.shoot(&desk.window, QStringLiteral("index"));
}

RF_SCENE("capacity", capacity);

} // namespace
