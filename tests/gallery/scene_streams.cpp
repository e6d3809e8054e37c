// The Streams mode: without a stream, with half a day of changes, with one of them chosen.

#include "stream_desk.h"

#include "ui/streams/log_pane.h"
#include "ui/streams/record_list.h"
#include "ui/streams/replay_dialog.h"
#include "ui/streams/stream_head.h"
#include "ui/streams/trigger_dialog.h"
#include "ui/streams/trigger_pane.h"
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

const char* const kScripts[][2] = {
    {"order-email", "function handler(event) {\n    const orders = event.Records.filter(r => r.eventName === 'INSERT' && r.dynamodb.Keys.sk.S.startsWith('ORDER#'));\n"
                    "    for (const order of orders) console.info('mail for', order.dynamodb.Keys.pk.S, order.dynamodb.Keys.sk.S);\n    return {sent: orders.length};\n}\n"},
    {"stock-sync", "function handler(event) {\n    if (event.Records.some(r => r.dynamodb.Keys.sk.S === 'NOWHERE')) throw new Error('unknown shelf');\n    console.log('batch of', event.Records.length);\n}\n"},
};

bool save(StreamDesk& desk, TriggerDraft draft) {
    desk.clock.advance(1'000);
    bool done = false;
    desk.page->model()->triggers()->save(draft, [&](const Failure& failure) {
        if (!failure.isEmpty()) qWarning("%s: %s", qPrintable(draft.name), qPrintable(failure.detail));
        done = true;
    });
    return desk.settled([&] { return done; });
}

/// Two scripts, an address nobody answers at, a command, and one that is off.
void makeTriggers(StreamDesk& desk) {
    for (const auto& each : kScripts) {
        TriggerDraft draft = TriggerDraft::fresh();
        draft.name = QString::fromLatin1(each[0]);
        draft.source = QString::fromLatin1(each[1]);
        save(desk, draft);
    }
    TriggerDraft web;
    web.name = QStringLiteral("search-index");
    web.kind = TriggerDraft::Kind::Http;
    web.url = QStringLiteral("http://127.0.0.1:9/orders/_bulk");
    web.batchSize = 25;
    web.bisect = true;
    save(desk, web);
    TriggerDraft shell;
    shell.name = QStringLiteral("audit-copy");
    shell.kind = TriggerDraft::Kind::Command;
    shell.shell = true;
    shell.command = QStringLiteral("wc -c >&2");
    save(desk, shell);
    TriggerDraft off = TriggerDraft::fresh();
    off.name = QStringLiteral("loyalty-points");
    off.enabled = false;
    save(desk, off);
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
    makeTriggers(desk);
    for (int i = 0; i < 160; ++i) {
        for (int n = 1 + i % 3; n > 0; --n) desk.change();
        desk.clock.advance(4'000 + 100 * (i % 7));
        stage.wait([] { return false; }, 8);
    }
    TriggerModel* triggers = model->triggers();
    desk.settled([&] { return triggers->row(0).stats.delivered > 100 && triggers->row(3).stats.delivered > 100 && triggers->row(2).errors() > 0; });
    desk.page->triggers()->list()->selectRow(2);
    const int row = rowOf(*model->records(), QStringLiteral("MODIFY"), QStringLiteral("status"));
    desk.page->list()->selectRow(row);
    for (int i = 0; i < 31; ++i) desk.change();
    model->feed()->drain();
    desk.settled([&] { return model->records()->waiting() >= 26; });
    desk.page->triggers()->list()->selectRow(0);
    desk.page->triggers()->list()->selectRow(2);
    stage.wait([] { return false; }, 1'200);
    stage.shoot(&desk.window);
    desk.page->triggers()->edit(0);
    if (QDialog* edit = desk.window.findChild<QDialog*>(QStringLiteral("triggerDialog"))) {
        auto* trigger = static_cast<rf::ui::TriggerDialog*>(edit);
        trigger->test();
        stage.wait([&] { return trigger->outcome()->toPlainText().contains(QLatin1String("REPORT")); });
        stage.shootOver(&desk.window, edit, QStringLiteral("trigger"));
        delete edit;
    }
    desk.page->pane()->showSide(rf::ui::ImagePane::Ripple);
    const qint64 now = desk.clock.nowMs();
    desk.page->lanes()->select(rf::ui::TimeSpan{now - 5 * 3'600'000, now - 3 * 3'600'000});
    emit desk.page->lanes()->selectionChanged();
    stage.shoot(&desk.window, QStringLiteral("ripple"));
    desk.page->replay();
    if (QDialog* replay = desk.window.findChild<QDialog*>(QStringLiteral("replayDialog"))) {
        static_cast<rf::ui::ReplayDialog*>(replay)->setSpeed(100);
        stage.shootOver(&desk.window, replay, QStringLiteral("replay"));
        delete replay;
    }
    desk.page->list()->letGo();
    desk.page->lanes()->select({});
    emit desk.page->lanes()->selectionChanged();
    desk.page->head()->search()->setText(QStringLiteral("no such thing"));
    stage.shoot(&desk.window, QStringLiteral("filtered"));
}

RF_SCENE("streams", streams);

} // namespace
