#include "ui/streams/image_pane.h"

#include "ui/common/buttons.h"
#include "ui/common/chips.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/list_table.h"
#include "ui/common/metrics.h"
#include "ui/common/panel_bar.h"
#include "ui/common/states.h"
#include "ui/item/diff_delegate.h"
#include "ui/streams/record_list.h"
#include "ui/streams/ripple_view.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPainter>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>

namespace rf::ui {

using models::ImageModel;

void ImageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    const QRect rect = option.rect;
    const bool changed = index.data(ImageModel::ChangedRole).toBool();
    paintRowGround(painter, rect, option.state & QStyle::State_Selected);
    if (changed && index.column() == ImageModel::Old) painter->fillRect(rect.adjusted(0, 0, 0, -1), color(Token::DangerSoft));
    if (changed && index.column() == ImageModel::New) painter->fillRect(rect.adjusted(0, 0, 0, -1), color(Token::OkSoft));
    painter->fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), color(Token::Line));
    const QRect inner = rect.adjusted(index.column() == ImageModel::Name ? 16 : 8, 0, -8, -1);
    if (index.column() == ImageModel::TypeCode) {
        paintTypeBadge(painter, inner.adjusted(2, 0, 0, 0), index.data().toString());
    } else if (index.column() == ImageModel::Name) {
        painter->setFont(monoFont(12));
        painter->setPen(color(Token::Text2));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    } else {
        paintCompared(painter, inner, index.data(ImageModel::ValueRole), index.data().toString(), !changed); // what changed in full
    }
    painter->restore();
}

ImagePane::ImagePane(models::StreamModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_event(new QLabel), m_key(new ElidedLabel), m_sides(new Segments({tr("Changed"), tr("All"), tr("Ripple")}, nullptr, true)),
      m_stack(new QStackedWidget), m_content(new QStackedWidget), m_table(new QTableView), m_ripple(new RippleView), m_empty(new EmptyState),
      m_sequence(label({}, monoFont(12))), m_deliveryRow(label(tr("Delivered to"), uiFont(12), "text2")), m_deliveries(label({}, uiFont(12))) {
    setObjectName(QStringLiteral("imagePane"));
    setMinimumWidth(360);
    m_table->setObjectName(QStringLiteral("imageTable"));
    m_table->setAccessibleName(tr("Images of the record"));
    m_table->setModel(model->image());
    m_table->setItemDelegate(new ImageDelegate(this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(kGridRow);
    m_table->horizontalHeader()->setFixedHeight(kGridHeader);
    m_table->horizontalHeader()->setFont(uiFont(12));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setMinimumSectionSize(30);
    m_table->horizontalHeader()->setSectionResizeMode(ImageModel::Old, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(ImageModel::New, QHeaderView::Stretch);
    m_table->setColumnWidth(ImageModel::Name, 104);
    m_table->setColumnWidth(ImageModel::TypeCode, 40);
    auto* scroll = new QScrollArea;
    scroll->setWidget(m_ripple);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    m_content->addWidget(m_table);
    m_content->addWidget(scroll);
    auto* whole = new QWidget;
    auto* column = bareColumn(whole);
    column->addWidget(headerRow());
    column->addWidget(m_content, 1);
    column->addWidget(footer());
    m_empty->set(QStringLiteral("stream"), tr("No record is selected"), tr("Select one to see what it changed. The list holds still while one is selected."));
    m_stack->setProperty("panel", "base");
    m_stack->addWidget(m_empty);
    m_stack->addWidget(whole);
    bareColumn(this)->addWidget(m_stack);
    m_sides->setAccessibleName(tr("What of the record"));
    m_sides->setCurrent(All);
    connect(m_sides, &Segments::currentChanged, this, &ImagePane::refresh);
}

QWidget* ImagePane::headerRow() {
    const auto [bar, row] = PanelBar();
    row->addWidget(m_event);
    row->addWidget(m_key, 1);
    row->addWidget(m_sides);
    auto* copy = new IconButton(QStringLiteral("copy"), tr("Copy keys and images as DynamoDB JSON"));
    row->addWidget(copy);
    connect(copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(copyText());
        emit copied();
    });
    return bar;
}

QWidget* ImagePane::footer() {
    auto* foot = new QFrame;
    foot->setProperty("panel", "header");
    auto* grid = new QGridLayout(foot);
    grid->setContentsMargins(kPanelPadding, 6, kPanelPadding, 6);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(4);
    grid->setColumnStretch(1, 1);
    grid->addWidget(label(tr("Sequence"), uiFont(12), "text2"), 0, 0);
    grid->addWidget(m_sequence, 0, 1);
    grid->addWidget(m_deliveryRow, 1, 0, Qt::AlignTop);
    grid->addWidget(m_deliveries, 1, 1);
    m_deliveries->setTextFormat(Qt::RichText);
    m_deliveries->setWordWrap(true);
    for (QWidget* each : {m_deliveryRow, static_cast<QWidget*>(m_deliveries)}) each->hide(); // until they are known
    m_sequence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return foot;
}

ImagePane::Side ImagePane::side() const {
    return Side(m_sides->current());
}

void ImagePane::showSide(Side side) {
    m_sides->setCurrent(side);
    refresh();
}

void ImagePane::focusContent() {
    if (!m_change) return;
    (side() == Ripple ? static_cast<QWidget*>(m_sides) : m_table)->setFocus(Qt::ShortcutFocusReason);
}

void ImagePane::show(const models::ChangePtr& change) {
    m_change = change;
    m_model->image()->setChange(change);
    m_stack->setCurrentIndex(change ? 1 : 0);
    if (!change) return;
    setDeliveries({});
    refresh();
}

void ImagePane::refresh() {
    if (!m_change) return;
    const QString event = models::eventText(*m_change);
    const auto [ink, ground] = eventColors(event);
    QPixmap box(QSize(80, 20) * devicePixelRatioF());
    box.setDevicePixelRatio(devicePixelRatioF());
    box.fill(Qt::transparent);
    QPainter painter(&box);
    painter.setRenderHint(QPainter::Antialiasing);
    const int width = paintSoftBox(&painter, QRect(0, 0, 80, 20), event, ink, ground);
    painter.end();
    m_event->setPixmap(box);
    m_event->setFixedWidth(width);
    m_event->setAccessibleName(event);
    const models::TableInfo table = m_model->table();
    const QStringList names = table.keyNames();
    const QString key = names.isEmpty() ? QString() : models::keyText(*m_change, names.last());
    const ImageModel* image = m_model->image();
    const QString counts = image->hasOld() && image->hasNew() ? tr("%1 of %2 changed").arg(image->changedCount()).arg(image->attributeCount())
                                                              : models::changeSummary(*m_change);
    m_key->setText(key + QStringLiteral("   ") + counts);
    m_key->setFont(uiFont(12));
    m_sequence->setText(QString::fromStdString(m_change->sequence));
    m_model->image()->setChangedOnly(side() == Changed);
    m_content->setCurrentIndex(side() == Ripple ? 1 : 0);
    if (side() == Ripple) m_ripple->show(models::rippleOf(table, *m_change), table.name);
}

void ImagePane::setDeliveries(const QList<models::DeliveryMark>& marks) {
    QStringList parts, tips;
    for (const models::DeliveryMark& mark : marks) {
        const QColor ink = color(mark.state == models::DeliveryMark::State::Delivered ? Token::Ok : mark.isBad() ? Token::Danger : Token::Text2);
        parts << QStringLiteral("<span style=\"color:%1\">%2%3</span>").arg(ink.name(), mark.sign() + QChar::Nbsp, mark.name.toHtmlEscaped().replace(QLatin1Char('-'), QChar(0x2011)));
        tips << QStringLiteral("%1: %2").arg(mark.name, mark.error.isEmpty() ? mark.stateText() : mark.error);
    }
    m_deliveries->setText(parts.join(QStringLiteral(" &nbsp; ")));
    m_deliveries->setToolTip(tips.join(QLatin1Char('\n')));
    m_deliveries->setAccessibleDescription(tips.join(QStringLiteral("; ")));
    for (QWidget* each : {m_deliveryRow, static_cast<QWidget*>(m_deliveries)}) each->setVisible(!marks.isEmpty());
}

QString ImagePane::copyText() const {
    return m_change ? models::imagesJson(*m_change) : QString();
}

} // namespace rf::ui

#include "moc_image_pane.cpp"
