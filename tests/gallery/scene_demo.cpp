// Help → Demo traffic: the dialog, and the program a few seconds later.

#include "desk.h"

#include "models/capacity/capacity_model.h"
#include "ui/capacity/capacity_page.h"
#include "ui/shell/demo_commands.h"
#include "ui/shell/demo_dialog.h"

using rf::gallery::Desk;
using rf::gallery::Stage;
using namespace rf::models;

namespace {

void demo(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    desk.endpoint.setPort(0);
    if (!desk.open(rf::gallery::copyOfSample(folder.path()))) return;
    desk.window.demo()->begin();
    auto* dialog = desk.window.findChild<rf::ui::DemoDialog*>();
    if (!dialog) return qWarning("no dialog");
    stage.shootOver(&desk.window, dialog);
    dialog->accept();
    DemoTraffic* traffic = desk.window.demo()->traffic();
    stage.wait([&] { return traffic->report().seconds > 8; });
    desk.window.capacity()->model()->setRange(CapacityRange::Minutes15);
    stage.wait([] { return false; }, 3000);
    stage.shoot(&desk.window, QStringLiteral("running"));
    traffic->stop();
    stage.wait([&] { return traffic->state() == DemoTraffic::State::Off; });
}

RF_SCENE("demo", demo);

} // namespace
