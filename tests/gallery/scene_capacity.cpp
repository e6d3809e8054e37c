// The Capacity mode: six hours of a shop's traffic, counted by the meter of the open file with a held clock.

#include "capacity_desk.h"

#include "ui/capacity/edit_capacity_dialog.h"
#include "ui/capacity/throttle_dialog.h"

using namespace rf::models;
using rf::gallery::CapacityDesk;
using rf::gallery::Stage;

namespace {

void capacity(Stage& stage) {
    CapacityDesk desk(stage);
    rf::ui::CapacityPage* page = desk.page;
    stage.shoot(&desk.window, QStringLiteral("empty"));
    if (!desk.play()) return;
    // The crosshair where the reads were throttled first.
    const auto& reads = page->model()->snapshot().series.read;
    qsizetype first = 0;
    while (first < reads.size() && reads[first].throttled <= 0) ++first;
    const double second = double(page->model()->snapshot().series.from + (first + 2) * 60);
    page->point(page->reads(), second, 0, {page->reads()->xAt(second), page->reads()->height() / 2});
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
