// What-if on the Capacity screen, the target band, and the capacity dialog with its preview.

#include "capacity_desk.h"

#include "ui/capacity/capacity_side.h"
#include "ui/capacity/edit_capacity_dialog.h"
#include "ui/capacity/range_dialog.h"
#include "ui/common/buttons.h"

#include <QSpinBox>

#include <numeric>

using namespace rf::models;
using rf::gallery::CapacityDesk;
using rf::gallery::Stage;

namespace {

void whatIf(Stage& stage) {
    CapacityDesk desk(stage);
    rf::ui::CapacityPage* page = desk.page;
    if (!desk.play()) return;
    if (!desk.choose(WhatIfMode::AutoScaling)) return qWarning("nothing was replayed");
    page->model()->setTargets(70, 70);
    desk.settled();
    stage.shoot(&desk.window);
    if (!desk.choose(WhatIfMode::Provisioned)) return;
    WhatIfSettings settings = page->whatIf()->settings();
    settings.units = {600, 500};
    page->whatIf()->setSettings(settings);
    stage.wait([&] { // the draft of these units, not the one before
        const auto& units = page->whatIf()->draft().units;
        return std::accumulate(units.begin(), units.end(), 0.0, [](double sum, const auto& each) { return sum + double(each.read); }) == 600;
    });
    stage.shoot(&desk.window, QStringLiteral("provisioned"));
    page->editCapacity(page->whatIf()->draft());
    if (auto* dialog = page->findChild<rf::ui::EditCapacityDialog*>()) {
        stage.wait([&] { return !dialog->previewText().isEmpty(); });
        stage.shootOver(&desk.window, dialog, QStringLiteral("edit"));
        dialog->mode()->button(1)->click();
        dialog->maximum({}, UnitSide::Write)->setValue(350);
        stage.wait([&] { return dialog->previewText().contains(QStringLiteral("writes")); });
        stage.wait([] { return false; }, 1500); // the preview of the new values
        stage.shootOver(&desk.window, dialog, QStringLiteral("maximum"));
        delete dialog;
    }
    page->chooseRange();
    if (auto* dialog = page->findChild<rf::ui::RangeDialog*>()) {
        stage.shootOver(&desk.window, dialog, QStringLiteral("range"));
        delete dialog;
    }
    page->model()->setRange(CapacityRange::Week);
    page->whatIf()->setMode(WhatIfMode::Now);
    desk.settled();
    stage.shoot(&desk.window, QStringLiteral("week"));
}

RF_SCENE("whatif", whatIf);

} // namespace
