#include "ui/streams/trigger_pane.h"

#include "ui/common/buttons.h"
#include "ui/common/dialog.h"
#include "ui/common/labels.h"
#include "ui/common/layouts.h"
#include "ui/common/metrics.h"
#include "ui/common/panel_bar.h"
#include "ui/common/states.h"
#include "ui/common/switch_paint.h"
#include "ui/streams/trigger_dialog.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainterPath>
#include <QPointer>
#include <QStackedWidget>

namespace rf::ui {

using models::TriggerModel;

namespace {

/// Invocations of the last hour as a line with its area.
void paintTrend(QPainter* painter, const QRect& rect, const QList<double>& trend, const QColor& ink) {
    const double most = trend.isEmpty() ? 0 : *std::max_element(trend.begin(), trend.end());
    painter->setPen(QPen(ink, 1.3));
    painter->setBrush(Qt::NoBrush);
    if (most <= 0) {
        painter->drawLine(QPointF(rect.left(), rect.bottom()), QPointF(rect.right(), rect.bottom()));
        return;
    }
    QPainterPath line;
    for (qsizetype i = 0; i < trend.size(); ++i) {
        const QPointF at(rect.left() + double(i) / double(std::max<qsizetype>(1, trend.size() - 1)) * rect.width(), rect.bottom() - trend[i] / most * (rect.height() - 1));
        i == 0 ? line.moveTo(at) : line.lineTo(at);
    }
    painter->drawPath(line);
    line.lineTo(rect.right(), rect.bottom());
    line.lineTo(rect.left(), rect.bottom());
    QColor ground = ink;
    ground.setAlphaF(0.15F);
    painter->fillPath(line, ground);
}

class TriggerTable : public ListTable {
public:
    TriggerTable() : ListTable(QStringLiteral("triggerList"), TriggerPane::tr("Triggers")) {}

protected:
    void fitColumns() override {
        const int widths[]{48, 0, 70, 58, 66, 54, 60, 62};
        int left = viewport()->width();
        for (int column = 0; column < TriggerModel::ColumnCount; ++column) left -= widths[column];
        for (int column = 0; column < TriggerModel::ColumnCount; ++column)
            setColumnWidth(column, column == TriggerModel::Name ? std::max(90, left) : widths[column]);
    }
};

} // namespace

void TriggerDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect rect = option.rect;
    paintRowGround(painter, rect, option.state & QStyle::State_Selected);
    const bool on = index.data(TriggerModel::EnabledRole).toBool(), failing = index.data(TriggerModel::FailingRole).toBool();
    const QRect inner = rect.adjusted(8, 0, -8, -1);
    if (index.column() == TriggerModel::On) {
        paintSwitch(painter, rect.adjusted(8, 0, 0, -1), on);
    } else if (index.column() == TriggerModel::Trend) {
        paintTrend(painter, inner.adjusted(0, 7, 0, -6), index.data(TriggerModel::TrendRole).value<QList<double>>(), color(failing ? Token::Danger : Token::AccentText));
    } else {
        const bool prose = index.column() == TriggerModel::Name || index.column() == TriggerModel::Runs;
        const bool alarming = failing && (index.column() == TriggerModel::Errors || index.column() == TriggerModel::Age);
        const bool secondary = !on || index.column() == TriggerModel::Runs;
        painter->setFont(prose ? uiFont(index.column() == TriggerModel::Name ? 13 : 12) : monoFont(12));
        painter->setPen(color(alarming ? Token::Danger : secondary ? Token::Text2 : Token::Text));
        painter->drawText(inner, index.data(Qt::TextAlignmentRole).toInt(), painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
    }
    painter->restore();
}

bool TriggerDelegate::editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem&, const QModelIndex& index) {
    if (index.column() != TriggerModel::On || event->type() != QEvent::MouseButtonRelease) return false;
    if (static_cast<QMouseEvent*>(event)->button() != Qt::LeftButton) return false;
    const bool on = index.data(TriggerModel::EnabledRole).toBool();
    return model->setData(index, on ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
}

TriggerPane::TriggerPane(TriggerModel* model, QWidget* parent)
    : QWidget(parent), m_model(model), m_list(new TriggerTable), m_test(new Button(tr("Test with record"), Look::Flat)),
      m_add(new Button(tr("Trigger"))), m_stack(new QStackedWidget), m_empty(new EmptyState), m_trouble(new ElidedLabel) {
    setObjectName(QStringLiteral("triggerPane"));
    m_list->setModel(model);
    m_list->setItemDelegate(new TriggerDelegate(m_list));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    const auto [bar, row] = PanelBar(tr("Triggers"));
    row->addWidget(label(tr("last hour"), uiFont(12), "text2"));
    row->addStretch(1);
    m_test->setCompact(true);
    m_test->setIconName(QStringLiteral("play"));
    m_add->setCompact(true);
    m_add->setIconName(QStringLiteral("plus"));
    row->addWidget(m_test);
    row->addWidget(m_add);
    m_empty->set(QStringLiteral("bolt"), tr("No trigger yet"), tr("A trigger runs a command, a web address or a script with every change."));
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_list);
    auto* column = bareColumn(this);
    column->addWidget(bar);
    column->addWidget(m_stack, 1);
    m_trouble->setObjectName(QStringLiteral("triggerTrouble"));
    m_trouble->setFont(uiFont(12));
    m_trouble->setContentsMargins(kPanelPadding, 6, 8, 6);
    m_trouble->setTextInteractionFlags(Qt::TextSelectableByMouse);
    setTone(m_trouble, "danger");
    column->addWidget(m_trouble);
    connect(m_add, &QAbstractButton::clicked, this, &TriggerPane::add);
    connect(m_test, &QAbstractButton::clicked, this, &TriggerPane::test);
    connect(m_list, &ListTable::openRequested, this, [this] { edit(m_list->currentRow()); });
    connect(m_list, &ListTable::pauseRequested, this, [this] { // Space is the switch's here
        const int row = m_list->currentRow();
        if (row >= 0 && !m_readOnly) m_model->setEnabled(row, !m_model->row(row).mapping.enabled);
    });
    connect(m_list, &ListTable::currentRowChanged, this, [this] {
        refresh();
        if (m_list->currentRow() >= 0) emit chosen(m_model->row(m_list->currentRow()).name());
    });
    connect(m_list, &QWidget::customContextMenuRequested, this, &TriggerPane::menu);
    connect(model, &TriggerModel::refreshed, this, &TriggerPane::refresh);
    connect(model, &TriggerModel::failed, this, [this](const models::Failure& failure) { emit notice(failure.headline + QStringLiteral(": ") + failure.detail); });
    refresh();
}

void TriggerPane::setRecord(const models::ChangePtr& change) {
    m_change = change;
    refresh();
}

void TriggerPane::setReadOnly(bool readOnly) {
    m_readOnly = readOnly;
    refresh();
}

void TriggerPane::refresh() {
    const bool any = m_model->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 1 : 0);
    m_add->setEnabled(!m_readOnly && m_model->isAvailable());
    m_trouble->setText(trouble());
    m_trouble->setVisible(!m_trouble->text().isEmpty());
    m_test->setVisible(any);
    m_test->setEnabled(m_change && m_list->currentRow() >= 0);
    m_test->setToolTip(!m_change ? tr("Select a record first") : m_list->currentRow() < 0 ? tr("Select a trigger first") : tr("Runs the trigger with the selected record"));
}

QString TriggerPane::trouble() const {
    int row = m_list->currentRow();
    for (int each = 0; row < 0 && each < m_model->rowCount(); ++each)
        if (m_model->row(each).isFailing()) row = each;
    return row < 0 || !m_model->row(row).isFailing() ? QString() : m_model->row(row).name() + QStringLiteral(": ") + m_model->whyFailing(row);
}

void TriggerPane::add() {
    auto* dialog = new TriggerDialog(m_model, models::TriggerDraft::fresh(), m_change, this);
    connect(dialog, &TriggerDialog::notice, this, &TriggerPane::notice);
    dialog->present();
}

void TriggerPane::edit(int row) {
    if (row < 0) return;
    auto* dialog = new TriggerDialog(m_model, m_model->draft(row), m_change, this);
    connect(dialog, &TriggerDialog::notice, this, &TriggerPane::notice);
    dialog->present();
}

void TriggerPane::test() {
    const int row = m_list->currentRow();
    if (row < 0 || !m_change) return;
    auto* dialog = new TriggerDialog(m_model, m_model->draft(row), m_change, this);
    connect(dialog, &TriggerDialog::notice, this, &TriggerPane::notice);
    dialog->present();
    dialog->test();
}

void TriggerPane::remove(int row) {
    const models::TriggerRow trigger = m_model->row(row);
    ask(this, tr("Delete trigger"), tr("%1 runs no more, and its place in the stream is forgotten. Its log stays.").arg(trigger.name()), tr("Delete"), true,
        [this, self = QPointer(this), name = trigger.name()] {
            const int row = self ? m_model->rowOf(name) : -1;
            if (row < 0) return;
            m_model->remove(row, true, [self, name](const models::Failure& failure) {
                if (self) emit self->notice(failure.isEmpty() ? tr("%1 deleted").arg(name) : failure.headline + QStringLiteral(": ") + failure.detail);
            });
        });
}

void TriggerPane::menu(const QPoint& at) {
    const int row = m_list->rowAt(at.y());
    if (row < 0) return;
    const models::TriggerRow trigger = m_model->row(row);
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Edit…"), this, [this, row] { edit(row); });
    menu->addAction(trigger.mapping.enabled ? tr("Switch off") : tr("Switch on"), this, [this, row, on = !trigger.mapping.enabled] { m_model->setEnabled(row, on); })->setEnabled(!m_readOnly);
    if (!trigger.approved) menu->addAction(tr("Allow it to run on this machine"), this, [this, row] { m_model->approve(row); });
    menu->addSeparator();
    menu->addAction(tr("Delete…"), this, [this, row] { remove(row); })->setEnabled(!m_readOnly);
    menu->popup(m_list->viewport()->mapToGlobal(at));
}

} // namespace rf::ui

#include "moc_trigger_pane.cpp"
