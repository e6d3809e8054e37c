// The Streams mode: without a stream, with half a day of changes, with one of them chosen.

#include "stream_desk.h"

#include "ui/streams/record_list.h"
#include "ui/streams/stream_head.h"
#include "ui/common/labels.h"

using namespace rf::models;
using rf::gallery::Stage;
using rf::gallery::StreamDesk;

namespace {

int rowOf(const RecordModel& records, const QString& event, const QString& summary) {
    for (int row = 2; row < records.rowCount(); ++row) {
        const ChangePtr change = records.change(row);
        if (eventText(*change) == event && changeSummary(*change).contains(summary)) return row;
    }
    return 2;
}

void streams(Stage& stage) {
    StreamDesk desk(stage);
    desk.window.commands()->trigger(QStringLiteral("mode.streams"));
    StreamModel* model = desk.page->model();
    desk.settled([&] { return model->isKnown(); });
    stage.shoot(&desk.window, QStringLiteral("none"));
    desk.page->editStream();
    QDialog* dialog = desk.window.findChild<QDialog*>(QStringLiteral("streamDialog"));
    if (dialog) stage.shootOver(&desk.window, dialog, QStringLiteral("enable"));
    delete dialog;
    if (!desk.enable("NEW_AND_OLD_IMAGES")) return;
    desk.play();
    desk.serve();
    desk.settled([&] { return model->records()->rowCount() > 0 && model->rates().between(0, desk.clock.nowMs() + 1) > 0; });
    const int row = rowOf(*model->records(), QStringLiteral("MODIFY"), QStringLiteral("status"));
    desk.page->list()->selectRow(row);
    for (int i = 0; i < 31; ++i) desk.change();
    model->feed()->drain();
    desk.settled([&] { return model->records()->waiting() >= 31; });
    stage.shoot(&desk.window);
    desk.page->pane()->showSide(rf::ui::ImagePane::Ripple);
    const qint64 now = desk.clock.nowMs();
    desk.page->lanes()->select(rf::ui::TimeSpan{now - 5 * 3'600'000, now - 3 * 3'600'000});
    emit desk.page->lanes()->selectionChanged();
    stage.shoot(&desk.window, QStringLiteral("ripple"));
    desk.page->list()->letGo();
    desk.page->lanes()->select({});
    emit desk.page->lanes()->selectionChanged();
    desk.page->head()->search()->setText(QStringLiteral("no such thing"));
    stage.shoot(&desk.window, QStringLiteral("filtered"));
}

RF_SCENE("streams", streams);

} // namespace
