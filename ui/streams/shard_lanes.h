#pragma once
// The shards of a stream over its day: a lane a hash range, a bar a shard, a mark a reader. Dragging over it selects a span
// of time.
//
// Invariants
//  1. Bars, marks, counts and selection share one time axis, from the oldest shard (at most a day ago) to now.
//  2. A selection has two different ends inside the axis, the earlier one first; it stays where it is in time.

#include "models/streams/shard_picture.h"
#include "models/streams/time_counts.h"

#include <QWidget>

#include <optional>

namespace rf::ui {

struct TimeSpan {
    qint64 fromMs = 0, toMs = 0;
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

class ShardLanes : public QWidget {
    Q_OBJECT
public:
    explicit ShardLanes(QWidget* parent = nullptr);

    void show(const models::ShardPicture& picture, const models::TimeCounts& counts, qint64 nowMs);
    const std::optional<TimeSpan>& selection() const { return m_selection; }
    void select(const std::optional<TimeSpan>& span);
    TimeSpan shown() const { return {m_fromMs, m_nowMs}; }
    QRect barRect(qint64 shard) const; ///< null: not shown; for tests
    int xAt(qint64 ms) const;
    qint64 msAt(int x) const;

signals:
    void selectionChanged(); ///< by the user
    void momentChosen(qint64 ms); ///< a click without a drag

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect lanesRect() const;
    QRectF rectOf(const models::ShardBar& bar) const;
    void paintAxis(QPainter& painter) const;
    void paintCounts(QPainter& painter) const;
    void paintBars(QPainter& painter) const;
    void paintMarks(QPainter& painter) const;
    void paintSelection(QPainter& painter) const;
    QString tipAt(const QPoint& at) const;

    models::ShardPicture m_picture;
    models::TimeCounts m_counts{300'000, 289};
    qint64 m_fromMs = 0, m_nowMs = 0;
    std::optional<TimeSpan> m_selection;
    std::optional<int> m_pressed;
    bool m_dragging = false;
};

} // namespace rf::ui
