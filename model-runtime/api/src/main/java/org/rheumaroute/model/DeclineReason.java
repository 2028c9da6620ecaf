package org.rheumaroute.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every reason for which a patient is not scored. The list is closed and documented; nothing is dropped otherwise. */
public enum DeclineReason {
    /** The record has no Patient resource. */
    NO_PATIENT("the record holds no patient", "患者情報がありません"),
    /** Another record replaced this one ({@code Patient.link} replaced-by). */
    PATIENT_MERGED("the record was merged into another", "他の患者記録に統合されています"),
    /** {@code Patient.active} is false. */
    PATIENT_INACTIVE("the record is inactive", "患者記録が無効です"),
    /** The patient has died. */
    PATIENT_DECEASED("the patient has died", "死亡の記録があります"),
    /** A Consent resource or a local flag forbids the use. */
    OPTED_OUT("the patient opted out", "利用拒否（オプトアウト）"),
    /** Birth date or sex cannot be read, so age or sex is unknown. */
    DEMOGRAPHICS_UNKNOWN("birth date or sex is unknown", "生年月日または性別が不明です"),
    /** Under 18 years at the index date. */
    NOT_ADULT("the patient is under 18", "18歳未満です"),
    /** Rheumatoid arthritis is already diagnosed. */
    ALREADY_RA("rheumatoid arthritis is already diagnosed", "既に関節リウマチと診断されています"),
    /** Rheumatoid arthritis was diagnosed in the past and has ended. */
    RA_IN_HISTORY("rheumatoid arthritis was diagnosed in the past", "関節リウマチの既往があります"),
    /** A disease that explains the arthritis excludes the question. */
    EXCLUDED_DISEASE("another disease excludes the question", "除外疾患があります"),
    /** A diagnosis that matters for eligibility had to be refused, so nobody knows whether the patient has it. */
    UNCLEAR_DIAGNOSIS("a diagnosis on record cannot be understood", "解釈できない病名の記録があります"),
    /** Neither an arthritis diagnosis nor a swollen joint was found. */
    NO_ARTHRITIS("no arthritis on record", "関節炎の記録がありません"),
    /** The question is about rheumatoid arthritis, and none is diagnosed. */
    NO_RA("rheumatoid arthritis is not diagnosed", "関節リウマチの診断がありません"),
    /** The question is about starting a class of drugs, and no start on record lies in its window. */
    NOT_STARTING("no drug of this class is being started", "対象となる薬剤の開始がありません"),
    /** A required input is missing. */
    MISSING_INPUT("a required input is missing", "必須項目が不足しています"),
    /** A required input is older than its window allows. */
    STALE_INPUT("a required input is too old", "必須項目の検査日が古すぎます"),
    /** An input lies outside the range that the package was trained for. */
    OUT_OF_RANGE("an input is outside the model's range", "入力値がモデルの範囲外です"),
    /** Too few inputs are known for an answer. */
    TOO_FEW_INPUTS("too few inputs are known", "入力項目が少なすぎます"),
    /** Each input lies in its range, but together they are unlike the patients that the package was trained on. */
    UNUSUAL_COMBINATION("the inputs are together unlike the model's training patients", "入力値の組み合わせがモデルの学習集団と大きく異なります"),
    /** No package for this question is active. */
    NO_ACTIVE_PACKAGE("no model package is active for this question", "有効なモデルがありません"),
    /** The record is larger than the configured limit. */
    RECORD_TOO_LARGE("the patient's record exceeds the size limit", "患者記録が大きすぎます");

    private final String english;
    private final String japanese;

    DeclineReason(String english, String japanese) {
        this.english = english;
        this.japanese = japanese;
    }

    /** Stable code in kebab-case, for example {@code already-ra}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** One short clause in English. */
    public String english() {
        return english;
    }

    /** One short clause in Japanese. */
    public String japanese() {
        return japanese;
    }

    /** The reason with this code, if there is one. */
    public static Optional<DeclineReason> ofCode(String code) {
        return Arrays.stream(values()).filter(r -> r.code().equals(code)).findFirst();
    }
}
