// Auto scaling and alarms of the table whose six hours of traffic the Capacity scene shows.

#include "capacity_desk.h"

#include "engine/scaling/scaling.h"
#include "ui/capacity/alarms_dialog.h"
#include "ui/capacity/scaling_dialog.h"
#include "ui/shell/alarm_commands.h"

using namespace rf::models;
using rf::gallery::CapacityDesk;
using rf::gallery::Stage;

namespace {

void alarms(CapacityDesk& desk) {
    rf::scaling::Scaling& scaling = *desk.file->client()->service()->scaling();
    const auto add = [&](const char* name, const char* metric, double threshold) {
        (void)scaling.putAlarm({.region = "us-east-1",
                                .name = name,
                                .metric = metric,
                                .metricNamespace = "AWS/DynamoDB",
                                .statistic = "Sum",
                                .dimensions = {{"TableName", "Shop"}},
                                .threshold = threshold});
    };
    add("shop writes are throttled", "WriteThrottleEvents", 0);
    add("shop is busy", "ConsumedWriteCapacityUnits", 6'000);
}

void scaling(Stage& stage) {
    CapacityDesk desk(stage);
    if (!desk.play()) return;
    QList<ScalingChoice> choices = desk.page->scaling()->choices();
    if (choices.isEmpty()) return qWarning("nothing is known of scaling");
    for (ScalingChoice& each : choices) each.on = each.index.isEmpty() || each.index == QLatin1String("GSI1");
    choices[0].least = 600; // above what is provisioned: an activity
    choices[0].most = choices[1].most = 2'000;
    bool done = false;
    desk.page->scaling()->apply(choices, [&](const Failure& failure) {
        if (!failure.isEmpty()) qWarning("%s", qPrintable(failure.detail));
        done = true;
    });
    stage.wait([&] {
        desk.clock.advance(50);
        return done && desk.page->scaling()->isOn();
    });
    desk.settled();
    stage.wait([&] {
        desk.page->model()->poll();
        return desk.page->scaling()->events()->rowCount() > 0;
    });
    desk.page->editScaling();
    if (auto* dialog = desk.window.findChild<rf::ui::ScalingDialog*>()) {
        stage.wait([&] { return !dialog->previewText().isEmpty(); });
        stage.shootOver(&desk.window, dialog);
        delete dialog;
    }
    alarms(desk);
    desk.clock.advance(60'000);
    desk.file->client()->service()->scaling()->tick();
    if (auto* dialog = desk.window.alarms()->show()) {
        stage.wait([&] { return desk.window.alarms()->model()->history()->rowCount() > 0; });
        stage.shootOver(&desk.window, dialog, QStringLiteral("alarms"));
        delete dialog;
    }
}

RF_SCENE("scaling", scaling);

} // namespace
