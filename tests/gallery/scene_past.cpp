// An item's past and its links: the palette with records and earlier states, an earlier state in the editor, a pasted link; a
// binary value beside its item.

#include "desk.h"

#include "engine/api/ops/tables.h"
#include "models/session/place_link.h"
#include "ui/common/buttons.h"
#include "ui/item/inspector.h"
#include "ui/item/item_grid.h"
#include "ui/item/value_view.h"
#include "ui/shell/command_palette.h"

using namespace rf::gallery;
using namespace rf::models;
using namespace rf::ui;

namespace {

constexpr const char* kCustomer = "CUSTOMER#c-20418";
constexpr const char* kOrder = "ORDER#90881";

QByteArray picture() {
    QImage image(320, 200, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, 200);
    sky.setColorAt(0, QColor(0x24, 0x5F, 0x9E));
    sky.setColorAt(1, QColor(0xF0, 0xA2, 0x5C));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x0B, 0x4A, 0x54));
    painter.drawPolygon(QPolygon({{0, 200}, {90, 80}, {150, 150}, {220, 60}, {320, 200}}));
    painter.setBrush(QColor(0xFF, 0xF2, 0xCF));
    painter.drawEllipse(QPoint(250, 45), 18, 18);
    painter.end();
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

void change(rf::Service& service, const Value& item, const char* name, const char* text) {
    rf::Item changed = item.attributes();
    changed.set(name, rf::AttributeValue::string(text));
    test::put(service, QStringLiteral("Shop"), Value(rf::AttributeValue::map(changed)));
}

void past(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    rf::Service& service = *tab->session()->client()->service();
    (void)rf::call<rf::UpdateTable>(service, {.tableName = "Shop", .streamSpecification = rf::StreamSpecificationIn{.streamEnabled = true, .streamViewType = "NEW_AND_OLD_IMAGES"}});
    const auto order = test::stored(service, tab->table(), test::keyed(kCustomer, kOrder));
    if (!order) return;
    for (const char* status : {"PACKED", "SHIPPED", "DELIVERED"}) change(service, *order, "status", status);
    tab->session()->refresh();
    desk.queryOrders(tab);
    CommandPalette* palette = desk.window.commandPalette();
    palette->open(QStringLiteral("%1 / %2").arg(QLatin1String(kCustomer), QLatin1String(kOrder)));
    stage.wait([&] { return palette->model()->past()->records() > 0 && !palette->model()->keySearch()->isSearching(); });
    stage.settle();
    stage.shoot(&desk.window, QStringLiteral("palette"));
    palette->list()->setCurrentIndex(palette->model()->index(palette->model()->rowCount() - 1));
    stage.shoot(&desk.window, QStringLiteral("palette-end"));
    const auto link = linkText(linkTo(tab->session()->path(), tab->table(), *order));
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QCoreApplication::sendEvent(palette->field(), &enter);
    desk.shootDialog(QStringLiteral("editor"));
    qDeleteAll(desk.window.findChildren<QDialog*>());
    palette->open(link);
    stage.shoot(&desk.window, QStringLiteral("link"));
}

void preview(Stage& stage) {
    QTemporaryDir folder;
    Desk desk(stage);
    ItemsTab* tab = desk.open(copyOfSample(folder.path()));
    if (!tab) return;
    rf::Service& service = *tab->session()->client()->service();
    const auto order = test::stored(service, tab->table(), test::keyed(kCustomer, kOrder));
    if (!order) return;
    rf::Item item = order->attributes();
    item.set("photo", rf::AttributeValue::binary(picture().toStdString()));
    test::put(service, QStringLiteral("Shop"), Value(rf::AttributeValue::map(item)));
    desk.queryOrders(tab);
    ItemsPage* page = desk.page(tab);
    for (int row = 0; row < tab->items()->rowCount(); ++row)
        if (tab->items()->item(row).child(QStringLiteral("sk")).displayText() == QLatin1String(kOrder)) page->grid()->setCurrentRow(row);
    page->grid()->jumpToColumn(QStringLiteral("photo"));
    stage.settle();
    page->inspector()->showPreview(ValuePath::attribute(QStringLiteral("photo")));
    stage.settle();
    stage.shoot(&desk.window);
    page->inspector()->preview()->segments()->button(1)->click();
    stage.shoot(&desk.window, QStringLiteral("hex"));
    page->inspector()->previewValueAt(ValuePath::attribute(QStringLiteral("shipTo")));
    stage.shoot(&desk.window, QStringLiteral("map"));
}

RF_SCENE("past", past);
RF_SCENE("preview", preview);

} // namespace
