#include "ui/traffic/call_list.h"

#include "ui/common/fonts.h"
#include "ui/common/icons.h"
#include "ui/common/tokens.h"

#include <QPainter>

namespace rf::ui {

using models::TrafficModel;

namespace {

Token inkOf(const QString& tone) {
    if (tone == QLatin1String("write")) return Token::Write;
    if (tone == QLatin1String("read")) return Token::Read;
    if (tone == QLatin1String("warn")) return Token::Warn;
    if (tone == QLatin1String("danger")) return Token::Danger;
    if (tone == QLatin1String("ok")) return Token::Ok;
    return Token::Text;
}

/// As the events of a stream have it.
void paintStatus(QPainter* painter, const QRect& rect, const QString& text, const QString& tone) {
    const bool bad = tone == QLatin1String("danger"), warn = tone == QLatin1String("warn");
    paintSoftBox(painter, rect, text, color(bad ? Token::Danger : warn ? Token::Warn : Token::Ok),
                 color(bad ? Token::DangerSoft : warn ? Token::WarnSoft : Token::OkSoft));
}

constexpr int kFolded = TrafficModel::Read; ///< from this column on

bool isProse(int column) {
    return column == TrafficModel::Client || column == TrafficModel::Operation || column == TrafficModel::Notes;
}

} // namespace

void CallDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const bool selected = option.state & QStyle::State_Selected;
    const QRect rect = option.rect;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintRowGround(painter, rect, selected);
    QRect inner = rect.adjusted(8, 0, -8, -1);
    const QString text = index.data().toString();
    const QString tone = index.data(TrafficModel::ToneRole).toString();
    if (index.column() == TrafficModel::Status) {
        paintStatus(painter, inner, text, tone);
        painter->restore();
        return;
    }
    if (index.column() == TrafficModel::Notes && !text.isEmpty()) {
        const bool warns = tone == QLatin1String("warn");
        paintIcon(painter, QRectF(inner.left(), inner.top(), 14, inner.height()),
                  warns ? QStringLiteral("warn") : QStringLiteral("refresh"), 14,
                  color(warns ? Token::Warn : Token::Text2));
        inner.setLeft(inner.left() + 20);
    }
    const bool marked = index.data(TrafficModel::WarningsRole).toInt() != 0;
    if (index.column() == TrafficModel::Operation && (marked || index.data(TrafficModel::RetryRole).toInt() > 1)) {
        paintIcon(painter, QRectF(inner.right() - 13, inner.top(), 14, inner.height()),
                  marked ? QStringLiteral("warn") : QStringLiteral("refresh"), 14,
                  color(marked ? Token::Warn : Token::Danger));
        inner.setRight(inner.right() - 18);
    }
    const bool secondary = index.column() == TrafficModel::Time || index.column() == TrafficModel::Read;
    painter->setFont(isProse(index.column()) ? uiFont(12) : monoFont(12));
    painter->setPen(color(secondary ? Token::Text2 : inkOf(tone)));
    const auto align = Qt::Alignment(index.data(Qt::TextAlignmentRole).toInt());
    painter->drawText(inner, int(align), painter->fontMetrics().elidedText(text, Qt::ElideRight, inner.width()));
    painter->restore();
}

CallList::CallList(QWidget* parent) : ListTable(QStringLiteral("callList"), tr("Calls"), parent) {
    setItemDelegate(new CallDelegate(this));
}

void CallList::setModel(QAbstractItemModel* model) {
    ListTable::setModel(model);
    if (!model) return;
    const int widths[]{82, 80, 140, 58, 150, 86, 84, 74, 96, 210};
    for (int column = 0; column < model->columnCount(); ++column) setColumnWidth(column, widths[column]);
    fitColumns();
}

/// The key takes what the columns up to the latency leave; those behind it are reached by scrolling.
void CallList::fitColumns() {
    int others = 0;
    for (int column = 0; column < model()->columnCount(); ++column)
        if (column < kFolded && column != TrafficModel::Key) others += columnWidth(column);
    setColumnWidth(TrafficModel::Key, std::max(112, viewport()->width() - others));
}

} // namespace rf::ui

#include "moc_call_list.cpp"
