#include "ui/capacity/chart_head.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"

#include <QHBoxLayout>
#include <QPainter>

namespace rf::ui {

namespace {
constexpr int kLegendHeight = 30, kEntryGap = 12, kMarkGap = 6;

int markWidth(LegendEntry::Shape shape) {
    return shape == LegendEntry::Swatch ? 14 : shape == LegendEntry::Stroke ? 6 : 16;
}
} // namespace

/// Paints the entries from right to left of its width; those that find no room are left out.
class LegendStrip : public QWidget {
public:
    using QWidget::QWidget;
    void set(const QList<LegendEntry>& entries) {
        m_entries = entries;
        QStringList words;
        for (const LegendEntry& each : entries) words << each.text;
        setAccessibleName(words.join(QStringLiteral(", ")));
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        int width = 0;
        for (const LegendEntry& each : m_entries) width += entryWidth(each) + kEntryGap;
        return {std::max(0, width - kEntryGap), kLegendHeight};
    }
    QSize minimumSizeHint() const override { return {0, kLegendHeight}; }

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(font());
        int x = width();
        for (auto at = m_entries.crbegin(); at != m_entries.crend(); ++at) {
            x -= entryWidth(*at);
            if (x < 0) return;
            paintMark(&painter, QRect(x, (height() - 10) / 2, markWidth(at->shape), 10), *at);
            painter.setPen(color(Token::Text2));
            painter.drawText(QRect(x + markWidth(at->shape) + kMarkGap, 0, width(), height()), Qt::AlignVCenter, at->text);
            x -= kEntryGap;
        }
    }

private:
    int entryWidth(const LegendEntry& entry) const {
        return markWidth(entry.shape) + kMarkGap + fontMetrics().horizontalAdvance(entry.text);
    }
    static void paintMark(QPainter* painter, const QRect& box, const LegendEntry& entry) {
        QPen pen(color(entry.token), entry.shape == LegendEntry::Stroke ? 2 : 1.8);
        pen.setCapStyle(Qt::FlatCap);
        if (entry.shape == LegendEntry::Dashes) pen.setDashPattern({2.5, 1.8});
        painter->setPen(pen);
        if (entry.shape == LegendEntry::Stroke)
            painter->drawLine(box.center().x(), box.top(), box.center().x(), box.bottom() + 1);
        else if (entry.shape == LegendEntry::Swatch) {
            painter->setPen(color(Token::Line));
            painter->setBrush(color(entry.token));
            painter->drawRect(box.adjusted(0, 0, -1, -1));
        } else
            painter->drawLine(box.left(), box.center().y(), box.right() + 1, box.center().y());
    }
    QList<LegendEntry> m_entries;
};

ChartHead::ChartHead(const QString& title, const QString& unit, QWidget* parent)
    : QFrame(parent), m_title(label(title, uiFont(13, QFont::DemiBold))), m_unit(label(unit, uiFont(12), "text2")),
      m_legend(new LegendStrip) {
    setProperty("panel", "base");
    setFixedHeight(kLegendHeight);
    m_legend->setFont(uiFont(12));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kPanelPadding, 0, kPanelPadding, 0);
    row->setSpacing(kEntryGap);
    row->addWidget(m_title);
    row->addWidget(m_unit);
    row->addStretch(1);
    row->addWidget(m_legend);
}

void ChartHead::setTitle(const QString& title, const QString& unit) {
    m_title->setText(title);
    m_unit->setText(unit);
}

QString ChartHead::title() const {
    return m_title->text();
}

void ChartHead::setLegend(const QList<LegendEntry>& legend) {
    m_legend->set(legend);
}

} // namespace rf::ui

#include "moc_chart_head.cpp"
