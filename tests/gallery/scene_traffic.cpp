// The Traffic mode, filled by real calls to the served sample file.

#include "scene.h"

#include "tests/support/traffic_driver.h"
#include "ui/shell/main_window.h"
#include "ui/shell/work_area.h"
#include "ui/traffic/call_list.h"
#include "ui/traffic/call_pane.h"
#include "ui/traffic/fault_panel.h"
#include "ui/traffic/fault_row.h"
#include "ui/traffic/traffic_page.h"

#include <QtWidgets>

#include <cmath>

using namespace rf::models;
using rf::gallery::Stage;
using rf::test::TrafficDriver;

namespace {

const QByteArray kBoto = "Boto3/1.34.46", kJs = "aws-sdk-js/3.600.0", kCli = "aws-cli/2.15.30";
constexpr int kSeconds = 8;

QByteArray get(const QByteArray& pk, const QByteArray& sk) {
    return R"({"TableName":"Shop","Key":{"pk":{"S":")" + pk + R"("},"sk":{"S":")" + sk + R"("}}})";
}
QByteArray query(const QByteArray& pk, const QByteArray& more = {}) {
    return R"({"TableName":"Shop","KeyConditionExpression":"pk = :p","ExpressionAttributeValues":{":p":{"S":")" + pk +
           R"("}})" + more + "}";
}

/// One of everything an application does, the odd mistake included.
void step(TrafficDriver& driver, int n) {
    const QByteArray customer = "CUSTOMER#c-" + QByteArray::number(20418 + n % 7);
    const QByteArray order = "ORDER#" + QByteArray::number(90881 + n);
    switch (n % 11) {
    case 0: driver.send("Query", query(customer), kJs); break;
    case 1:
        driver.send("PutItem", R"({"TableName":"Shop","Item":{"pk":{"S":")" + customer + R"("},"sk":{"S":")" + order +
                                   R"("},"type":{"S":"Order"},"status":{"S":"PLACED"},"total":{"N":"158.9"}}})", kJs);
        break;
    case 2: driver.send("GetItem", get(customer, "PROFILE"), kJs); break;
    case 3:
        driver.send("UpdateItem", R"({"TableName":"Shop","Key":{"pk":{"S":")" + customer + R"("},"sk":{"S":"ORDER#90882"}},
            "UpdateExpression":"SET #s = :s","ExpressionAttributeNames":{"#s":"status"},"ExpressionAttributeValues":{":s":{"S":"SHIPPED"}}})", kBoto);
        break;
    case 4: driver.send("GetItem", get("PRODUCT#HB-4471", "STOCK"), kBoto); break;
    case 5: driver.send("Query", query(customer, R"(,"ScanIndexForward":false,"Limit":10)"), kJs); break;
    case 6: driver.send("GetItem", get("CART#8f2e" + QByteArray::number(n), "CART"), kJs); break;
    case 7:
        if (n % 3 == 0)
            driver.send("PutItem", R"({"TableName":"Shop","Item":{"pk":{"S":"CART#1"}}})", kBoto);
        else
            driver.send("DeleteItem", get("CART#" + QByteArray::number(n), "LINE#1"), kJs);
        break;
    case 8:
        driver.send("BatchWriteItem", R"({"RequestItems":{"Shop":[{"PutRequest":{"Item":{"pk":{"S":"CART#8f2e61"},"sk":{"S":"LINE#1"}}}},
            {"PutRequest":{"Item":{"pk":{"S":"CART#8f2e61"},"sk":{"S":"LINE#2"}}}}]}})", kBoto);
        break;
    case 9: driver.send("GetItem", get(customer, "PROFILE"), kJs); break;
    default:
        driver.send("TransactWriteItems", R"({"TransactItems":[{"Put":{"TableName":"Shop","Item":{"pk":{"S":")" + customer +
                        R"("},"sk":{"S":"PAY#1"}}}},{"Delete":{"TableName":"Shop","Key":{"pk":{"S":"CART#9"},"sk":{"S":"CART"}}}}]})", kBoto);
    }
}

const QByteArray kScan = R"({"TableName":"Shop","FilterExpression":"#p = :p AND #s = :s","ExpressionAttributeNames":{"#p":"pk","#s":"status"},
    "ExpressionAttributeValues":{":p":{"S":"CUSTOMER#c-20418"},":s":{"S":"SHIPPED"}}})";

void traffic(Stage& stage) {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("shop.rfdb"));
    if (!rf::makeSample(file.toStdString(), "ecommerce", {})) return;
    MemorySettings settings;
    Workspace workspace(rf::openEngine, &settings);
    EndpointController endpoint(&workspace);
    rf::ui::MainWindow window(&workspace, &settings, &endpoint);
    window.resize(1440, 900);
    window.show();
    window.open({file});
    stage.wait([&] { return window.work()->currentTab() != nullptr; });
    window.commands()->trigger(QStringLiteral("mode.traffic"));
    rf::ui::TrafficPage* page = window.traffic();
    endpoint.setPort(0);
    endpoint.start(workspace.files().first());
    if (!stage.wait([&] { return endpoint.state() == EndpointController::State::On; })) return;
    window.trafficHub()->current()->flush();
    window.trafficHub()->current()->calls()->clear();
    stage.shoot(&window, QStringLiteral("empty"));

    TrafficDriver driver(endpoint.port());
    QElapsedTimer timer;
    timer.start();
    for (int n = 0; timer.elapsed() < kSeconds * 1000; ++n) {
        step(driver, n);
        const double wave = 14 + 10 * std::sin(double(timer.elapsed()) / 900);
        const qint64 until = timer.elapsed() + qint64(wave);
        stage.wait([&] { return timer.elapsed() >= until; }, 100);
    }
    window.trafficHub()->current()->faults()->add({.kind = FaultKind::Throttling, .operation = "UpdateItem", .table = "Shop"});
    const QByteArray update = R"({"TableName":"Shop","Key":{"pk":{"S":"CUSTOMER#c-20418"},"sk":{"S":"ORDER#90882"}},
        "UpdateExpression":"SET onHand = :n","ExpressionAttributeValues":{":n":{"N":"3"}}})";
    driver.send("UpdateItem", update, kBoto, "8d1c", 1);
    driver.send("UpdateItem", update, kBoto, "8d1c", 2);
    window.trafficHub()->current()->faults()->setOn(0, false);
    driver.send("UpdateItem", update, kBoto, "8d1c", 3);
    driver.send("Scan", kScan, kCli);
    for (int i = 0; i < 3; ++i) step(driver, i);
    window.trafficHub()->current()->flush();
    stage.settle();
    for (int row = 0; row < 10; ++row)
        if (window.trafficHub()->current()->calls()->entry(row).call->operation == "Scan") page->list()->selectRow(row);
    for (int i = 0; i < 4; ++i) step(driver, i);
    window.trafficHub()->current()->flush();
    stage.wait([&, from = timer.elapsed()] { return timer.elapsed() > from + 1'100; });
    page->pane()->showSide(2);
    stage.shoot(&window);
    page->pane()->showSide(0);
    window.trafficHub()->current()->faults()->setOn(0, true);
    window.trafficHub()->current()->faults()->add({.kind = FaultKind::Latency, .percent = 25, .latencyMs = 120, .keyPrefix = "CART#"});
    window.trafficHub()->current()->faults()->add({.kind = FaultKind::PartialBatch, .percent = 40, .on = false});
    for (int i = 0; i < 22; ++i) step(driver, i);
    window.trafficHub()->current()->faults()->refreshHits();
    page->list()->setCurrentIndex({});
    page->list()->clearSelection();
    window.trafficHub()->current()->flush();
    page->list()->selectRow(2);
    page->showFaults(true);
    stage.shoot(&window, QStringLiteral("lab"));
    page->faults()->rows().at(1)->edit(rf::ui::FaultRow::Part::Scope);
    stage.shoot(&window, QStringLiteral("lab-edit"));
    page->faults()->rows().at(1)->discard();
    page->showFaults(false);
    page->pane()->showSide(3);
    stage.shoot(page->pane(), QStringLiteral("copy"));
}

RF_SCENE("traffic", traffic);

} // namespace
