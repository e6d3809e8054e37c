#pragma once
// Small marked things: tags, type badges, status marks, key hints, filter chips. The paint functions are for delegates.

#include "ui/common/tokens.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPainter>

namespace rf::ui {

// Type badges: "S", "N", "BOOL", … in 10 px mono, 15 px high, at least 16 wide.

QSize typeBadgeSize(const QString& code);
/// At the left of `rect`, vertically centred. `filled` gives the recess behind it (inspector), else letters only
/// (header).
void paintTypeBadge(QPainter* painter, const QRect& rect, const QString& code, bool filled = true);

class TypeBadge : public QWidget {
    Q_OBJECT
public:
    explicit TypeBadge(const QString& code, QWidget* parent = nullptr);
    void setCode(const QString& code);
    QSize sizeHint() const override { return typeBadgeSize(m_code); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_code;
};

/// The bordered "{4}" of a nested value. Returns its width; paints at the left of `rect`, 18 px high, centred.
int paintValueChip(QPainter* painter, const QRect& rect, const QString& text);
int valueChipWidth(const QString& text);

// Status marks: each has a shape of its own besides its colour.

enum class Mark { None, Ok, Updating, Throttled, Closed };
/// Centred in `rect`; 8 px (triangle 10).
void paintMark(QPainter* painter, const QRect& rect, Mark mark);

class StatusDot : public QWidget {
    Q_OBJECT
public:
    explicit StatusDot(Mark mark = Mark::Ok, QWidget* parent = nullptr);
    void setMark(Mark mark);
    QSize sizeHint() const override { return {10, 10}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Mark m_mark;
};

/// "ACTIVE", "1 edit": 18 px high, 11 px medium, soft ground.
class Tag : public QLabel {
    Q_OBJECT
public:
    enum class Tone { Neutral, Ok, Warn, Danger, Accent, Read, Write, Burst };
    explicit Tag(const QString& text, Tone tone = Tone::Neutral, QWidget* parent = nullptr);
    void setTone(Tone tone);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Tone m_tone;
};

/// "Ctrl+K" in a small bordered box.
class KeyHint : public QLabel {
    Q_OBJECT
public:
    explicit KeyHint(const QString& text, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
};
/// For delegates: right-aligned in `rect`; returns the width taken.
int paintKeyHint(QPainter* painter, const QRect& rect, const QString& text);

/// A filter condition: attribute, operator, value, and a cross. clicked() asks to edit it, removed() to drop it
/// (cross, Delete or Backspace).
class FilterChip : public QAbstractButton {
    Q_OBJECT
public:
    explicit FilterChip(QWidget* parent = nullptr);
    void setCondition(const QString& attribute, const QString& op, const QString& value);
    /// Shown in the danger colour with `why` as its tool tip; empty: fine again.
    void setProblem(const QString& why);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void removed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    QRect crossRect() const;
    QString shownValue() const;
    QString m_attribute, m_op, m_value, m_problem;
    bool m_overCross = false;
};

} // namespace rf::ui
