#include "ui/streams/shard_lanes.h"

#include "ui/common/fonts.h"
#include "ui/common/theme.h"
#include "ui/common/tokens.h"
#include "ui/streams/clock_text.h"

#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace rf::ui {

using models::ShardBar;

namespace {

constexpr int kAxis = 20, kTop = 4, kCounts = 14, kMostLane = 17, kTriangle = 7, kDrag = 4;
constexpr qint64 kShortest = 10 * 60'000; ///< a young stream's axis

/// Steps between labels of the axis, in minutes.
constexpr qint64 kSteps[] = {1, 2, 5, 10, 15, 30, 60, 120, 180, 240, 360};

QString minuteText(qint64 ms) {
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("HH:mm"));
}

} // namespace

ShardLanes::ShardLanes(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("shardLanes"));
    setAccessibleName(tr("Shards over time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumSize(240, 90);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void ShardLanes::show(const models::ShardPicture& picture, const models::TimeCounts& counts, qint64 nowMs) {
    m_picture = picture;
    m_counts = counts;
    m_nowMs = nowMs;
    const qint64 day = nowMs - 24 * 3'600'000;
    m_fromMs = picture.oldestMs == 0 ? nowMs - kShortest : std::min(std::max(picture.oldestMs, day), nowMs - kShortest);
    if (m_selection) {
        m_selection->fromMs = std::max(m_selection->fromMs, m_fromMs);
        if (m_selection->toMs <= m_selection->fromMs) m_selection.reset();
    }
    setAccessibleDescription(tr("%1 open, %2 closed shards; from %3 to %4").arg(picture.open).arg(picture.closed()).arg(minuteText(m_fromMs), minuteText(nowMs)));
    update();
}

void ShardLanes::select(const std::optional<TimeSpan>& span) {
    m_selection = span;
    update();
}

QRect ShardLanes::lanesRect() const {
    return rect().adjusted(0, kTop, -1, -kAxis - kCounts);
}

int ShardLanes::xAt(qint64 ms) const {
    const QRect lanes = lanesRect();
    if (m_nowMs <= m_fromMs) return lanes.left();
    return lanes.left() + int(double(ms - m_fromMs) / double(m_nowMs - m_fromMs) * lanes.width());
}

qint64 ShardLanes::msAt(int x) const {
    const QRect lanes = lanesRect();
    const double share = std::clamp(double(x - lanes.left()) / std::max(1, lanes.width()), 0.0, 1.0);
    return m_fromMs + qint64(share * double(m_nowMs - m_fromMs));
}

QRectF ShardLanes::rectOf(const ShardBar& bar) const {
    const QRect lanes = lanesRect();
    const double pitch = std::min<double>(kMostLane, double(lanes.height()) / std::max(1, m_picture.lanes));
    const double gap = pitch > 8 ? 4 : pitch > 3 ? 1 : 0;
    const int left = xAt(std::max(bar.fromMs, m_fromMs)), right = xAt(bar.isOpen() ? m_nowMs : bar.toMs);
    return {double(left), lanes.top() + bar.lane * pitch, double(std::max(2, right - left - (bar.isOpen() ? 0 : 2))), std::max(1.0, pitch - gap)};
}

QRect ShardLanes::barRect(qint64 shard) const {
    const ShardBar* bar = m_picture.bar(shard);
    return bar ? rectOf(*bar).toAlignedRect() : QRect();
}

void ShardLanes::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(rect(), color(Token::Base));
    if (m_nowMs == 0) return;
    paintAxis(painter);
    paintCounts(painter);
    paintBars(painter);
    paintMarks(painter);
    paintSelection(painter);
}

void ShardLanes::paintAxis(QPainter& painter) const {
    const QRect lanes = lanesRect();
    painter.setFont(monoFont(11));
    const int word = painter.fontMetrics().horizontalAdvance(QStringLiteral("00:00"));
    qint64 step = 720;
    for (const qint64 each : kSteps)
        if (double(each * 60'000) / double(m_nowMs - m_fromMs) * lanes.width() >= word * 2.2) {
            step = each;
            break;
        }
    const qint64 stepMs = step * 60'000, offset = QDateTime::fromMSecsSinceEpoch(m_nowMs).offsetFromUtc() * qint64(1000);
    for (qint64 at = ((m_fromMs + offset) / stepMs + 1) * stepMs - offset; at < m_nowMs; at += stepMs) {
        const int x = xAt(at);
        painter.setPen(color(Token::Line));
        painter.drawLine(QPointF(x + 0.5, lanes.top()), QPointF(x + 0.5, height() - kAxis));
        if (x - word / 2 < lanes.left() || x + word / 2 > lanes.right()) continue;
        painter.setPen(color(Token::Text2));
        painter.drawText(QRect(x - word, height() - kAxis + 3, 2 * word, kAxis - 3), Qt::AlignHCenter | Qt::AlignTop, minuteText(at));
    }
}

/// How many records each slice of the day has, under the lanes: where there is something to look for.
void ShardLanes::paintCounts(QPainter& painter) const {
    const qint64 slice = m_counts.sliceMs();
    qint64 most = 0;
    for (qint64 at = m_counts.beginOf(m_fromMs); at <= m_nowMs; at += slice) most = std::max(most, m_counts.between(at, at + slice));
    if (most == 0) return;
    const double base = height() - kAxis;
    painter.setPen(Qt::NoPen);
    QColor ink = color(Token::Accent);
    ink.setAlphaF(0.35F);
    painter.setBrush(ink);
    for (qint64 at = m_counts.beginOf(m_fromMs); at <= m_nowMs; at += slice) {
        const qint64 count = m_counts.between(at, at + slice);
        if (count == 0) continue;
        const double left = xAt(std::max(at, m_fromMs)), right = std::max<double>(left + 1, xAt(std::min(at + slice, m_nowMs)));
        const double tall = std::max(1.0, double(count) / double(most) * (kCounts - 3));
        painter.drawRect(QRectF(left, base - tall, right - left, tall));
    }
}

void ShardLanes::paintBars(QPainter& painter) const {
    painter.setFont(monoFont(10));
    for (const ShardBar& bar : m_picture.bars) {
        const QRectF box = rectOf(bar);
        if (const ShardBar* parent = m_picture.bar(bar.parent); parent && parent->lane != bar.lane) {
            const QRectF from = rectOf(*parent);
            painter.setPen(QPen(color(Token::LineStrong), 1));
            painter.drawLine(QPointF(box.left() - 1, from.center().y()), QPointF(box.left() - 1, box.center().y()));
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(bar.isOpen() ? Token::Accent : Token::Press));
        painter.drawRoundedRect(box, 2, 2);
        const int needs = painter.fontMetrics().horizontalAdvance(bar.shortName) + 8;
        if (box.width() < needs || box.height() < 11) continue;
        painter.setPen(color(bar.isOpen() ? Token::OnAccent : Token::Text2));
        painter.drawText(box.adjusted(4, 0, -2, 0), Qt::AlignVCenter | Qt::AlignLeft, bar.shortName);
    }
}

void ShardLanes::paintMarks(QPainter& painter) const {
    for (const models::ShardReaderMark& mark : m_picture.marks) {
        const ShardBar* bar = m_picture.bar(mark.shard);
        if (!bar) continue;
        const QRectF box = rectOf(*bar);
        const double x = std::clamp<double>(xAt(mark.ms), box.left() + 1, box.right() - 1);
        const QColor ink = color(mark.late ? Token::Danger : Token::Text);
        painter.setPen(QPen(ink, 1.4));
        painter.drawLine(QPointF(x, box.top() - 1), QPointF(x, box.bottom() + 1));
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        const double half = kTriangle / 2.0;
        painter.drawPolygon(QPolygonF{{x - half, box.top() - 3}, {x + half, box.top() - 3}, {x, box.top() + 1}});
    }
}

void ShardLanes::paintSelection(QPainter& painter) const {
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::Accent), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    }
    if (!m_selection) return;
    const double left = xAt(m_selection->fromMs), right = std::max<double>(left + 2, xAt(m_selection->toMs));
    const QRectF band(left, 0, right - left, height() - kAxis);
    QColor ground = color(Token::Burst);
    ground.setAlphaF(0.16F);
    painter.fillRect(band, ground);
    painter.setPen(QPen(color(Token::Burst), 1.4));
    painter.drawLine(band.topLeft(), band.bottomLeft());
    painter.drawLine(band.topRight(), band.bottomRight());
}

QString ShardLanes::tipAt(const QPoint& at) const {
    for (const models::ShardReaderMark& mark : m_picture.marks)
        if (const QRect box = barRect(mark.shard).adjusted(0, -3, 0, 2); box.contains(at) && std::abs(at.x() - std::clamp(xAt(mark.ms), box.left(), box.right())) < 5)
            return tr("%1 has read up to %2").arg(mark.reader, clockText(mark.ms));
    for (const ShardBar& bar : m_picture.bars) {
        if (!rectOf(bar).contains(at)) continue;
        QString text = bar.id + QLatin1Char('\n') + (bar.isOpen() ? tr("open since %1").arg(minuteText(bar.fromMs)) : tr("%1 to %2").arg(minuteText(bar.fromMs), minuteText(bar.toMs)));
        if (bar.parent != 0) text += QLatin1Char('\n') + tr("child of …%1").arg(bar.parent, 2, 16, QLatin1Char('0'));
        return text;
    }
    const qint64 begin = m_counts.beginOf(msAt(at.x()));
    const QLocale c(QLocale::English);
    return tr("%1: %2 records in 5 minutes").arg(minuteText(begin), c.toString(m_counts.between(begin, begin + m_counts.sliceMs())));
}

bool ShardLanes::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), tipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

void ShardLanes::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_pressed = event->position().toPoint().x();
    m_dragging = false;
}

void ShardLanes::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) return;
    const int x = event->position().toPoint().x();
    m_dragging = m_dragging || std::abs(x - *m_pressed) >= kDrag;
    if (!m_dragging) return;
    const qint64 a = msAt(*m_pressed), b = msAt(x);
    if (a == b) return;
    m_selection = TimeSpan{std::min(a, b), std::max(a, b)};
    update();
    emit selectionChanged();
}

void ShardLanes::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_pressed || event->button() != Qt::LeftButton) return;
    const qint64 ms = msAt(*std::exchange(m_pressed, std::nullopt));
    if (!std::exchange(m_dragging, false)) emit momentChosen(ms);
}

/// Arrows move the end of the selection by a slice, with Ctrl its begin; without one they make one at the end.
void ShardLanes::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Left ? -1 : event->key() == Qt::Key_Right ? 1 : 0;
    if (event->key() == Qt::Key_Escape && m_selection) {
        m_selection.reset();
    } else if (step == 0) {
        return QWidget::keyPressEvent(event);
    } else {
        const qint64 slice = std::max<qint64>(1'000, (m_nowMs - m_fromMs) / 100);
        TimeSpan span = m_selection.value_or(TimeSpan{m_nowMs - slice, m_nowMs});
        if (event->modifiers().testFlag(Qt::ControlModifier)) span.fromMs = std::clamp(span.fromMs + step * slice, m_fromMs, span.toMs - 1);
        else if (m_selection) span.toMs = std::clamp(span.toMs + step * slice, span.fromMs + 1, m_nowMs);
        m_selection = span;
    }
    update();
    emit selectionChanged();
}

} // namespace rf::ui

#include "moc_shard_lanes.cpp"
